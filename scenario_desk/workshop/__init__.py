"""Where a room joins in: a small server for phones, the ballots, and what is asked on them.

Nothing here knows Qt; what the network needs is imported only when a session starts.
"""
