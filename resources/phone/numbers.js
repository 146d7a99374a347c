// Numbers by thumb or by key: a slider, two buttons and a field for one of up to three at a time.

import { html, useEffect, useLayoutEffect, useRef, useState } from "/htm.js";
import { draft as keep, drafted } from "/drafts.js";
import { say, shown } from "/words.js";

const ASKED = ["low", "high", "best"]; // the order that anchors least
const RISING = ["low", "best", "high"];

/** Three numbers, asked lowest, highest, best; or one. Told of them once all are there. */
export function Numbers({ item, paper, answer, onAnswer }) {
  const parts = paper.numbers === 3 ? ASKED : ["best"];
  const [draft, setDraft] = useState(() => given(drafted(paper.round, item.item) ?? answer, parts));
  const [active, setActive] = useState(parts.find((part) => draft[part] === undefined) ?? "best");
  const [jumped, setJumped] = useState(false);
  const [note, setNote] = useState("");
  const missing = parts.find((part) => draft[part] === undefined);

  const set = (wanted) => {
    const [least, most] = bounds(draft, active, item);
    const value = Math.min(Math.max(wanted, least), most);
    setNote(value === wanted ? "" : outside(least, most, item));
    const next = { ...draft, [active]: value };
    setDraft(next);
    if (parts.every((part) => next[part] !== undefined)) onAnswer(next);
    else keep(paper.round, item.item, next);
  };
  const turn = (part, jumps = false) => { setActive(part); setJumped(jumps); setNote(""); };
  const asked = { part: say(active), title: item.title };
  const label = parts.length > 1 ? say("part_of", asked) : item.title;

  return html`
    <div class="numbers">
      ${parts.length > 1 && html`
        <div class="parts">
          ${parts.map((part) => html`
            <button type="button" class="part" aria-pressed=${part === active}
              onClick=${() => turn(part)}>
              <span>${say(part)}</span> <b>${shown(draft[part], item.unit)}</b>
            </button>`)}
        </div>`}
      <${Entry} key=${active} item=${item} value=${draft[active]} draft=${draft} label=${label}
        set=${set} focused=${jumped} />
      <p class="note" role="status">${note}</p>
      ${missing && missing !== active && draft[active] !== undefined && html`
        <button type="button" class="then" onClick=${() => turn(missing, true)}>
          ${say(`then_${missing}`)}
        </button>`}
    </div>`;
}

function given(answer, parts) {
  return Object.fromEntries(parts.map((part) => [part, answer?.[part]]));
}

/** What a part may be: on the scale, and on its side of those given already. */
function bounds(draft, part, { least, most }) {
  const at = RISING.indexOf(part);
  const known = (ones) => ones.map((one) => draft[one]).filter((value) => value !== undefined);
  return [
    Math.max(least ?? -Infinity, ...known(RISING.slice(0, at))),
    Math.min(most ?? Infinity, ...known(RISING.slice(at + 1))),
  ];
}

function outside(least, most, { unit }) {
  if (least === -Infinity) return say("at_most", { most: shown(most, unit) });
  if (most === Infinity) return say("at_least", { least: shown(least, unit) });
  return say("between", { least: shown(least, unit), most: shown(most, unit) });
}

/** One number: by steps, typed, or on the slider between the words of both ends. */
function Entry({ item, value, draft, label, set, focused }) {
  const entry = useRef(null);
  // The button that led here is gone. (The field itself would bring up the keyboard.)
  useEffect(() => {
    const control = (which) => entry.current.querySelector(which);
    if (focused) (control("[type=range]") ?? control(".step")).focus();
  }, []);
  const [typed, setTyped] = useState(null);
  const scaled = isScaled(item);
  const step = item.step || 1;
  const start = value ?? (scaled ? (item.least + item.most) / 2 : 0);
  const rounded = (number) => Number(number.toFixed(6));
  const take = (text) => {
    setTyped(null);
    if (text !== "" && Number.isFinite(Number(text))) set(Number(text));
  };
  const by = (steps) => set(value === undefined ? start : rounded(value + steps * step));

  return html`<div class="enter" ref=${entry}>
    <div class="entry">
      <button type="button" class="step" aria-label=${say("less", { label })}
        onClick=${() => by(-1)}>−</button>
      <label class="field">
        <input type="number" step="any" aria-label=${label} autocomplete="off"
          value=${typed ?? value ?? ""}
          onInput=${(event) => setTyped(event.target.value)}
          onChange=${(event) => take(event.target.value)} />
        ${item.unit && html`<span>${item.unit}</span>`}
      </label>
      <button type="button" class="step" aria-label=${say("more", { label })}
        onClick=${() => by(1)}>+</button>
    </div>
    ${scaled && html`<${Slider} item=${item} value=${value} start=${start} step=${step}
      draft=${draft} label=${label} set=${set} />`}
    <${Ends} item=${item} />
  </div>`;
}

/** The ends of a scale: their numbers, and what they stand for. */
export function Ends({ item }) {
  const scaled = isScaled(item);
  if (!scaled && !item.low_words && !item.high_words) return null;
  return html`
    <div class="ends" dir="ltr">
      <span>${scaled && html`<b>${shown(item.least, item.unit)}</b>`} <bdi>${item.low_words}</bdi></span>
      <span>${scaled && html`<b>${shown(item.most, item.unit)}</b>`} <bdi>${item.high_words}</bdi></span>
    </div>`;
}

function Slider({ item, value, start, step, draft, label, set }) {
  const slider = useRef(null);
  // Bounded by the other numbers it does not move, and nothing new would be drawn: put it back.
  useLayoutEffect(() => { slider.current.value = value ?? start; });
  const at = (number) => (number - item.least) / (item.most - item.least);
  const from = draft.low ?? draft.best ?? value;
  const to = draft.high ?? draft.best ?? value;
  const band = from !== undefined && to !== undefined && to > from;
  return html`
    <div class=${value === undefined ? "slider unset" : "slider"} dir="ltr">
      ${band && html`<span class="band" style=${{ "--from": at(from), "--to": at(to) }}></span>`}
      ${item.least < 0 && item.most > 0 && html`
        <span class="zero" style=${{ "--from": at(0) }}></span>`}
      <input type="range" ref=${slider} min=${item.least} max=${item.most} step=${step}
        aria-label=${label}
        aria-valuetext=${value === undefined ? say("unset") : shown(value, item.unit)}
        onInput=${(event) => set(Number(event.target.value))}
        onClick=${(event) => value === undefined && set(Number(event.target.value))} />
    </div>`;
}

export function isScaled({ least, most }) {
  return typeof least === "number" && typeof most === "number" && least < most;
}
