// What the room said, once it is shown: dots, the median, one's own value, and reasons as plain text.

import { html } from "/htm.js";
import { Ends, isScaled } from "/numbers.js";
import { say, shown } from "/words.js";

const WIDE = 320, EDGE = 12, DOT = 5; // in the units of the drawing
const TALLEST = 9; // dots on one another before they overlap

/** From where to where the middle half of the room's best values lies, where they differ. */
function half({ low, high }) {
  return low < high ? { low, high } : {};
}

/** What the marks of the room mean, with their values. */
export function RoomKey({ item, result }) {
  const { low, high } = half(result);
  const ends = { low: shown(low, item.unit), high: shown(high, item.unit) };
  const median = { value: shown(result.median, item.unit) };
  return [
    result.median !== undefined && html`<span class="is-room">${say("median", median)}</span>`,
    low !== undefined && html`<span class="is-range">${say("range", ends)}</span>`,
  ];
}

/** The scale from end to end with the room's dots on it, its median, and one's own value. */
export function Strip({ item, result, own }) {
  const [least, most] = reach(item, result, own);
  const x = (value) => EDGE + ((value - least) / (most - least)) * (WIDE - 2 * EDGE);
  const dots = stacked((result.dots ?? []).map(x));
  const rows = Math.max(1, ...dots.map(([, row]) => row + 1));
  const rise = (2 * DOT + 1) * Math.min(1, TALLEST / rows);
  const base = 10 + Math.min(rows, TALLEST) * (2 * DOT + 1);
  const { low, high } = half(result);
  const median = result.median;
  const below = own === undefined ? 6 : 16;
  return html`
    <svg class="strip" dir="ltr" viewBox=${`0 0 ${WIDE} ${base + below}`} role="img"
      aria-label=${told(item, result, own)}>
      ${low < high && html`
        <rect class="range" x=${x(low)} y="4" width=${x(high) - x(low)} height=${base - 4} rx="3" />`}
      <path class="axis" d=${`M${EDGE} ${base}H${WIDE - EDGE}`} />
      ${least < 0 && most > 0 && html`
        <path class="axis" d=${`M${x(0)} ${base - 4}V${base + 4}`} />`}
      ${dots.map(([at, row]) => html`
        <circle class="dot" cx=${at} cy=${base - DOT - 2 - row * rise} r=${DOT} />`)}
      ${median !== undefined && html`<path class="median" d=${`M${x(median)} 2V${base + 3}`} />`}
      ${own !== undefined && html`<path class="own" d=${`M${x(own)} ${base + 3}l7 11h-14z`} />`}
    </svg>`;
}

/** The ends of the drawing: those of the scale, or else of what was answered. */
function reach(item, result, own) {
  if (isScaled(item)) return [item.least, item.most];
  const all = [...(result.dots ?? []), own, result.median].filter((one) => typeof one === "number");
  const least = Math.min(...all, Infinity), most = Math.max(...all, -Infinity);
  return least < most ? [least, most] : [(all[0] ?? 0) - 1, (all[0] ?? 0) + 1];
}

/** Each dot with its row: the lowest on which it lies on no other. */
function stacked(places) {
  const ends = []; // where each row's last dot lies
  return [...places].sort((one, other) => one - other).map((at) => {
    const free = ends.findIndex((last) => at - last > 2 * DOT);
    const row = free < 0 ? ends.length : free;
    ends[row] = at;
    return [at, row];
  });
}

function told(item, result, own) {
  const unit = item.unit;
  const parts = [say("answers", { count: shown(result.count) })];
  if (result.median !== undefined) parts.push(say("median", { value: shown(result.median, unit) }));
  if (own !== undefined) parts.push(say("you_said", { value: shown(own, unit) }));
  return parts.join(". ");
}

/** Everything of a round that is shown, by group. */
export function Results({ state }) {
  const { paper, results, yours } = state;
  const items = paper.items.filter(({ item }) => results[item]);
  const groups = [...new Set(items.map(({ group }) => group))];
  return groups.map((group) => html`
    <section>
      ${group && html`<h2><bdi>${group}</bdi></h2>`}
      ${items.filter((item) => item.group === group).map((item) => html`
        <${Result} item=${item} result=${results[item.item]} own=${yours?.[item.item]} />`)}
    </section>`);
}

function Result({ item, result, own }) {
  return html`
    <article class="card">
      <h3><bdi>${item.title}</bdi></h3>
      ${result.agreed && html`
        <p class="agreed">${item.kind === "package" ? say("all_could_sign") : say("agreed")}</p>`}
      <${BODIES[item.kind] ?? Spread} item=${item} result=${result} own=${own} />
      ${result.reasons?.length > 0 && html`
        <h4>${say("reasons")}</h4>
        <ul class="reasons">${result.reasons.map((reason) => html`<li><bdi>${reason}</bdi></li>`)}</ul>`}
    </article>`;
}

const BODIES = { poll: Chosen, package: () => null };

/** A poll: how many chose each, by bars. */
function Chosen({ item, result, own }) {
  const most = Math.max(1, ...Object.values(result.chosen ?? {}));
  return html`
    <ul class="chosen">
      ${item.options.map(({ id, name }) => {
        const count = result.chosen?.[id] ?? 0;
        return html`<li>
          <span>
            <bdi>${name}</bdi>
            ${own?.choice?.includes(id) && html`
              <span class="key"><span class="is-own">${say("yours")}</span></span>`}
          </span>
          <b>${shown(count)}</b>
          <svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="4" />
            <rect class="part-of" width=${(100 * count) / most} height="4" />
          </svg>
        </li>`;
      })}
    </ul>
    <p class="key">${say("answers", { count: shown(result.count) })}</p>`;
}

function Spread({ item, result, own: answer }) {
  const own = answer?.best;
  return html`
    <${Strip} item=${item} result=${result} own=${own} />
    <${Ends} item=${item} />
    <p class="key">
      <span class="is-dot">${say("answers", { count: shown(result.count) })}</span>
      <${RoomKey} item=${item} result=${result} />
      ${own !== undefined && html`
        <span class="is-own">${say("you_said", { value: shown(own, item.unit) })}</span>`}
    </p>`;
}
