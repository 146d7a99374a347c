// The page of a participant: joins, waits, answers a round, sees what the room said.

import { html, render, useEffect, useReducer } from "/htm.js";
import { Argue } from "/argue.js";
import { Heading } from "/heading.js";
import { Join, Seat } from "/joining.js";
import { Line } from "/line.js";
import { Results } from "/results.js";
import { Round } from "/round.js";
import { bringWords, say } from "/words.js";

const START = {
  state: null, // the host's last, and `at` when it came
  at: 0,
  up: false,
  tried: false, // whether it ever was connected, or could not be
  unsent: 0, // how many answers wait
  stranger: false, // who has yet to join
  seated: false, // who has no seat and wants none
  elsewhere: false, // whether newer pages of the same browser took its place
  refused: "",
  given: {}, // by round and item, what was answered on this page
};

/** What the page knows, after something more of it. */
function learned(known, what) {
  const next = { ...known, ...what };
  if (what.state) Object.assign(next, { stranger: false, at: performance.now() });
  if ("up" in what) next.tried = true;
  // What the host refused is not shown as if it had it.
  if (what.refused) next.given = {};
  if (what.vote) {
    const { round, item, answer } = what.vote;
    next.given = { ...known.given, [round]: { ...known.given[round], [item]: answer } };
    next.refused = "";
  }
  return next;
}

let tell = () => {};
const line = new Line((what) => tell(what));

function Page() {
  const [known, hear] = useReducer(learned, START);
  tell = hear;
  useEffect(() => void line.begin(), []);
  const { state, stranger } = known;
  useEffect(() => {
    if (state) document.title = state.title;
  }, [state?.title]);

  return html`
    <header class="stuck">
      ${!stranger && state?.marking && html`<p class="marking"><bdi>${state.marking}</bdi></p>`}
      <${Status} known=${known} />
    </header>
    <main class="screen">
      <${Top} known=${known} />
      ${known.refused && html`
        <div class="card refused">
          <p class="alert" role="alert">${known.refused}</p>
          <button type="button" onClick=${() => hear({ refused: "" })}>${say("understood")}</button>
        </div>`}
      ${stranger && html`<${Join} line=${line} />`}
      ${!stranger && state && html`<${Phase} known=${known} hear=${hear} />`}
    </main>`;
}

/** The session, and who one is in it. */
function Top({ known: { state, stranger } }) {
  const you = !stranger && state?.you;
  const seat = you && state.seats.find(({ id }) => id === you.seat);
  return html`
    <p class="top">
      <span class="session"><bdi>${state?.title || say("program")}</bdi></span>
      ${you && html`
        <span class="you"><bdi>${you.alias}</bdi>${seat && html` · <bdi>${seat.name}</bdi>`}</span>`}
    </p>`;
}

function Phase({ known, hear }) {
  const { state, at, given, up, unsent } = known;
  const { phase, paper } = state;
  if (known.elsewhere) {
    return html`
      <${Told} title=${say("elsewhere")} text=${say("elsewhere_more")}
        act=${say("go_on_here")} go=${() => line.open()} />`;
  }
  if (phase === "ended") return html`<${Told} title=${say("ended")} text=${say("ended_more")} />`;
  if (state.seats.length && !state.you.seat && !known.seated) {
    return html`<${Seat} line=${line} state=${state} done=${() => hear({ seated: true })} />`;
  }
  const argue = state.proposal && html`<${Argue} line=${line} proposal=${state.proposal} />`;
  if (phase === "open" && paper) {
    const answers = standing(state.yours, line.waiting(paper.round), given[paper.round]);
    const vote = (item, answer) => {
      hear({ vote: { round: paper.round, item, answer } });
      line.vote(paper.round, item, answer);
    };
    const ends = state.left === null ? null : at + state.left * 1000;
    return html`
      <${Round} key=${paper.round} paper=${paper} answers=${answers} vote=${vote} argue=${argue}
        sending=${up && unsent > 0} ends=${ends} />`;
  }
  if (phase === "closed") {
    return html`<${Told} title=${say("closed")} text=${say("closed_more")} />${argue}`;
  }
  if (phase === "revealed" && paper && state.results && !state.hold) {
    return html`
      <${Heading} kicker=${paper.name} title=${say("revealed")} />
      <${Results} state=${state} />
      ${argue}`;
  }
  if (phase === "revealed") {
    return html`<${Told} title=${say("held")} text=${say("held_more")} />${argue}`;
  }
  return html`<${Told} title=${say("waiting")} text=${say("waiting_more")} waits />${argue}`;
}

/** The answers that stand, the latest first: a choice that was all taken back is none. */
function standing(...known) {
  const all = Object.entries(Object.assign({}, ...known));
  return Object.fromEntries(all.filter(([, { choice }]) => !choice || choice.length));
}

function Told({ title, text, waits, act, go }) {
  return html`
    <div class="told">
      ${waits && html`<p class="waits" aria-hidden="true"><i></i><i></i><i></i></p>`}
      <${Heading} title=${title} />
      <p class="help">${text}</p>
      ${act && html`<button type="button" class="primary" onClick=${go}>${act}</button>`}
    </div>`;
}

/** What stands between the phone and the host, if anything does. */
function Status({ known: { up, tried, unsent, stranger, elsewhere, state } }) {
  const ended = state?.phase === "ended";
  const text = stranger || elsewhere || ended ? "" : statusOf(up, tried, unsent);
  return html`<p class=${!up && tried ? "status off" : "status"} role="status">${text}</p>`;
}

function statusOf(up, tried, unsent) {
  if (up) return "";
  if (unsent) return say("kept_here");
  return tried ? say("away") : say("connecting");
}

/** Show the page once its texts are there; a host that is away is asked again. */
function begin(wait = 500) {
  bringWords().then(
    () => {
      const page = document.getElementById("page");
      page.replaceChildren();
      render(html`<${Page} />`, page);
    },
    () => setTimeout(begin, wait, Math.min(2 * wait, 5000)),
  );
}

begin();
