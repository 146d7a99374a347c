"""What it would take: the smallest change of what is judged that brings an endpoint in, or loses it.

One kind of judgement at a time: scores, weights, stated reservation values, margins, or the branch
probabilities of one node. The cost of a change is Σ |to − from| in lengths of the judgement's scale
(a score 200 points, a weight 100, a reservation value 200, a margin 200, a probability 1). Derived
no-agreement values are worked out anew, what is missing stays missing.

Everything is exact, with these bounds:

- What stands off its scale is not changed, and nothing comes to rest on what is missing: an interest
  weighed 0 that lacks a score, and a branch of no probability that leads to something unscored, stay so.
- The branches of a node keep adding up to 1, and those that are the rest take what is left; a node of
  which the branches do not add up, or the rest leads to something unscored, is left alone.
- Where owners choose by utility and a no-agreement value is derived, choices are held as they are while
  a change is looked for (`Inverse.held`); one that moves a choice and so does not do is left out, and
  there may be smaller ones that do because they move one.
"""
