// What can be asked, each with the control its kind needs and the ways to leave it open.

import { html, useEffect, useRef, useState } from "/htm.js";
import { undraft } from "/drafts.js";
import { Numbers } from "/numbers.js";
import { RoomKey, Strip } from "/results.js";
import { say, shown } from "/words.js";

const CONTROLS = { poll: Poll, package: Sign };
const RANKED = 3; // endpoints a poll ranks at most
const WHYS = ["persuaded", "new_fact", "went_along"];
const LONGEST = 1000; // letters of a reason

/** One judgement. `onAnswer` is told each answer that is whole. */
export function Asked({ item, paper, answer, onAnswer }) {
  const Control = CONTROLS[item.kind] ?? Numbers;
  const tell = (value) => { undraft(paper.round, item.item); onAnswer(value); };
  const give = (value) => tell({ ...value, ...said(answer) });
  const moved = item.before && answer && !same(answer, item.before);
  // A control begins anew where its answer comes from outside it.
  const [turn, setTurn] = useState(0);
  const stay = () => {
    const { why, ...first } = item.before;
    tell({ ...first, ...(answer?.reason && { reason: answer.reason }) });
    setTurn(turn + 1);
  };
  return html`
    <fieldset class="card">
      <legend>
        <span class="title"><bdi>${item.title}</bdi> ${answer && html`
          <span class="done" role="img" aria-label=${say("answered_one")}>✓</span>`}</span>
      </legend>
      ${item.help && html`<p class="help"><bdi>${item.help}</bdi></p>`}
      ${item.room && html`<${Before} item=${item} />`}
      ${item.before && html`
        <div class="ways"><${Way} on=${answer && !moved} name=${say("keep")} go=${stay} /></div>`}
      <${Control} key=${turn} item=${item} paper=${paper} answer=${answer ?? item.before}
        onAnswer=${give} />
      <div class="ways">
        <${Way} on=${answer?.unknown} name=${say("unknown")} go=${() => give({ unknown: true })} />
        <${Way} on=${answer?.abstains} name=${say("abstain")} go=${() => give({ abstains: true })} />
      </div>
      ${moved && html`<${Why} answer=${answer} onAnswer=${onAnswer} />`}
      ${answer && item.kind !== "package" && html`<${Reason} answer=${answer} onAnswer=${onAnswer} />`}
    </fieldset>`;
}

/** What was said beside the value, which stays when the value changes. */
function said(answer) {
  const { reason, why } = answer ?? {};
  return { ...(reason && { reason }), ...(why && { why }) };
}

function same(one, other) {
  const value = ({ reason, why, ...rest }) => JSON.stringify(Object.entries(rest).sort());
  return value(one) === value(other);
}

function Way({ on, name, go }) {
  return html`
    <button type="button" class="way" aria-pressed=${Boolean(on)} onClick=${go}>${name}</button>`;
}

/** A second round: the room's values of the first, and one's own. */
function Before({ item }) {
  const own = item.before?.best;
  return html`
    <div class="before">
      <${Strip} item=${item} result=${item.room} own=${own} />
      <p class="key">
        <${RoomKey} item=${item} result=${item.room} />
        ${own !== undefined && html`
          <span class="is-own">${say("you_said", { value: shown(own, item.unit) })}</span>`}
      </p>
    </div>`;
}

/** Up to three endpoints, the first tapped first. */
function Poll({ item, answer, onAnswer }) {
  const choice = answer?.choice ?? [];
  const [full, setFull] = useState(false);
  const tap = (id) => {
    const without = choice.filter((one) => one !== id);
    const added = without.length === choice.length;
    setFull(added && choice.length === RANKED);
    if (!added) onAnswer({ choice: without });
    else if (choice.length < RANKED) onAnswer({ choice: [...choice, id] });
  };
  return html`
    <p class="help">${say("rank")}</p>
    <ul class="options">
      ${item.options.map(({ id, name }) => html`
        <li><button type="button" class="option" aria-pressed=${choice.includes(id)}
          onClick=${() => tap(id)}>
          <span class="rank">${choice.indexOf(id) + 1 || ""}</span> <bdi>${name}</bdi>
        </button></li>`)}
    </ul>
    <p class="note" role="status">${full && say("three_at_most")}</p>`;
}

/** In secret: would one sign this package. */
function Sign({ answer, onAnswer }) {
  return html`
    <div class="sign">
      ${[true, false].map((yes) => html`
        <${Way} on=${answer?.yes === yes} name=${yes ? say("could_sign") : say("could_not_sign")}
          go=${() => onAnswer({ yes })} />`)}
    </div>`;
}

/** One tap: why an answer changed. */
function Why({ answer, onAnswer }) {
  return html`
    <div class="why" role="group" aria-label=${say("why")}>
      <p>${say("why")}</p>
      <div class="ways">
        ${WHYS.map((why) => html`
          <${Way} on=${answer.why === why} name=${say(why)}
            go=${() => onAnswer({ ...answer, why })} />`)}
      </div>
    </div>`;
}

function Reason({ answer, onAnswer }) {
  const [text, setText] = useState(answer.reason ?? "");
  const [open, setOpen] = useState(Boolean(text));
  const field = useRef(null);
  useEffect(() => { if (open && !text) field.current.focus(); }, [open]);
  const write = (event) => {
    const { reason, ...rest } = answer;
    setText(event.target.value);
    const written = event.target.value.trim();
    onAnswer(written ? { ...rest, reason: written } : rest);
  };
  const show = () => setOpen(true);
  if (!open) return html`<button type="button" class="plain" onClick=${show}>${say("add_reason")}</button>`;
  return html`
    <label class="reason"><span>${say("reason")}</span>
      <textarea ref=${field} rows="3" maxlength=${LONGEST} value=${text} onInput=${write}></textarea>
    </label>`;
}
