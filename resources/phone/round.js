// A round: what it is about, then one group of judgements a screen, then what is still open.

import { html, useEffect, useState } from "/htm.js";
import { Asked } from "/asking.js";
import { Heading } from "/heading.js";
import { say, shown } from "/words.js";

export function Round({ paper, answers, vote, argue, sending, ends }) {
  const groups = grouped(paper.items);
  const [at, setAt] = useState(() => firstScreen(groups, answers));
  const done = paper.items.filter(({ item }) => answers[item]).length;
  const progress = say("progress", { done: shown(done), all: shown(paper.items.length) });
  const last = groups.length;
  const go = (to) => () => setAt(to);

  return html`
    <div class="progress">
      <p>
        <span role="status">${progress}</span>
        ${sending && html`<span>${say("sending")}</span>`}
        ${ends !== null && html`<${Countdown} ends=${ends} />`}
      </p>
      <progress max=${paper.items.length} value=${done} aria-label=${progress}></progress>
    </div>
    ${at < 0 && html`<${Intro} paper=${paper} argue=${argue} begin=${go(0)} />`}
    ${at >= 0 && at < last && html`
      <${Group} key=${at} group=${groups[at]} paper=${paper} answers=${answers} vote=${vote}
        argue=${argue} />`}
    ${at === last && html`<${Overview} groups=${groups} answers=${answers} go=${go} />`}
    ${at >= 0 && html`
      <nav class="bar" aria-label=${say("screens")}>
        <button type="button" class="back" onClick=${go(at - 1)}>${say("back")}</button>
        <span>${at < last && say("screen_of", { at: shown(at + 1), all: shown(last) })}</span>
        ${at < last && html`
          <button type="button" class="primary" onClick=${go(at + 1)}>
            ${at === last - 1 ? say("finish") : say("next")}
          </button>`}
      </nav>`}`;
}

function grouped(items) {
  const groups = new Map();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([name, of]) => ({ name, items: of }));
}

/** Where one was: at the first group with something open; before the first answer at the start. */
function firstScreen(groups, answers) {
  if (!groups.some(({ items }) => items.some(({ item }) => answers[item]))) return -1;
  const open = groups.findIndex(({ items }) => items.some(({ item }) => !answers[item]));
  return open < 0 ? groups.length : open;
}

function Intro({ paper, argue, begin }) {
  return html`
    <${Heading} kicker=${paper.second ? say("second") : ""} title=${paper.name} />
    ${paper.as && html`<p class="role">${say("answer_as")} <b><bdi>${paper.as}</bdi></b></p>`}
    ${paper.text && html`<p class="lead"><bdi>${paper.text}</bdi></p>`}
    ${paper.warning && html`<p class="warning"><bdi>${paper.warning}</bdi></p>`}
    ${argue}
    ${paper.anonymity && html`<p class="help">${paper.anonymity}</p>`}
    <button type="button" class="primary wide" onClick=${begin}>
      ${paper.warning ? say("begin_warned") : say("begin")}
    </button>`;
}

function Group({ group, paper, answers, vote, argue }) {
  const sum = group.items.every(({ kind }) => kind === "branch") && together(group.items, answers);
  return html`
    <${Heading} kicker=${above(paper, group)} title=${group.name || paper.name} />
    ${group.items.some(({ kind }) => kind === "success") && argue}
    ${group.items.map((item) => html`
      <${Asked} key=${item.item} item=${item} paper=${paper} answer=${answers[item.item]}
        onAnswer=${(answer) => vote(item.item, answer)} />`)}
    ${sum > 0 && html`
      <p class="sum" role="status">${say("together", { sum: shown(sum, group.items[0].unit) })}</p>`}`;
}

/** What stands over a group's name: the round's, and as whom one answers. */
function above(paper, group) {
  const round = group.name && group.name !== paper.name ? paper.name : "";
  return [round, paper.as].filter(Boolean).join(" · ");
}

/** What the branches come to so far, where there are several. */
function together(items, answers) {
  const given = items.map(({ item }) => answers[item]?.best).filter((value) => value !== undefined);
  return given.length > 1 ? given.reduce((sum, value) => sum + value, 0) : 0;
}

function Overview({ groups, answers, go }) {
  const open = groups.some(({ items }) => items.some(({ item }) => !answers[item]));
  return html`
    <${Heading} title=${open ? say("still_open") : say("all_in")} />
    <p class="help">${say("change_until")}</p>
    <ul class="options">
      ${groups.map(({ name, items }, at) => {
        const done = items.filter(({ item }) => answers[item]).length;
        return html`<li><button type="button" class="option" onClick=${go(at)}>
          <span class=${done === items.length ? "rank done" : "rank"} aria-hidden="true">
            ${done === items.length && "✓"}
          </span>
          <bdi>${name || items[0].title}</bdi>
          <small>${say("of", { done: shown(done), all: shown(items.length) })}</small>
        </button></li>`;
      })}
    </ul>`;
}

/** The time left, by the host's reckoning: a phone's own clock may be wrong, or be put right. */
function Countdown({ ends }) {
  const [now, setNow] = useState(performance.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(tick);
  }, []);
  const left = Math.max(0, Math.round((ends - now) / 1000));
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return html`<span class="clock" role="timer">${say("left", { clock })}</span>`;
}
