// A move that is proposed: what speaks for and against it, to read and to add to.

import { html, useState } from "/htm.js";
import { say } from "/words.js";

const SIDES = ["for", "against"];
const LONGEST = 500; // letters of an argument

export function Argue({ line, proposal }) {
  return html`
    <section class="card">
      <h2><bdi>${proposal.name}</bdi></h2>
      ${proposal.team && html`
        <p class="help">${say("proposed_by")} <bdi>${proposal.team}</bdi></p>`}
      ${SIDES.map((side) => html`
        <h3>${say(side)}</h3>
        ${proposal[side].length
          ? html`<ul class="reasons">${proposal[side].map((text) => html`<li><bdi>${text}</bdi></li>`)}</ul>`
          : html`<p class="help">${say("none_yet")}</p>`}`)}
      <${Say} line=${line} proposal=${proposal.id} />
    </section>`;
}

function Say({ line, proposal }) {
  const [side, setSide] = useState("for");
  const [text, setText] = useState("");
  const [error, setError] = useState("");
  const send = async (event) => {
    event.preventDefault();
    if (!text.trim()) return;
    const answer = await line.ask("/argue", { proposal, side, text: text.trim() });
    const failed = !answer ? say("argument_here") : answer.error ?? "";
    setError(failed);
    if (!failed) setText("");
  };
  return html`
    <form class="argue" onSubmit=${send}>
      <div class="ways" role="group" aria-label=${say("side")}>
        ${SIDES.map((one) => html`
          <button type="button" class="way" aria-pressed=${one === side}
            onClick=${() => setSide(one)}>${say(one)}</button>`)}
      </div>
      <label class="reason"><span>${say("argument")}</span>
        <textarea rows="3" maxlength=${LONGEST} value=${text}
          onInput=${(event) => setText(event.target.value)}></textarea>
      </label>
      ${error && html`<p class="alert" role="alert">${error}</p>`}
      <button class="then">${say("send_argument")}</button>
    </form>`;
}
