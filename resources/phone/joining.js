// Coming in: by the token of the QR code or the code on the projector, under an alias, at a seat.

import { html, useState } from "/htm.js";
import { Heading } from "/heading.js";
import { say } from "/words.js";

const LONGEST = 40; // letters of an alias

const WRONG_KEY = 403; // how the host answers a code or a token that is not the session's

/** The token that the QR code carries behind the #, or "". */
function token() {
  return location.hash.slice(1);
}

export function Join({ line }) {
  const [typing, setTyping] = useState(!token());
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const key = typing ? { code: form.get("code").trim().toUpperCase() } : { token: token() };
    setBusy(true);
    const answer = await line.ask("/join", { ...key, alias: form.get("alias").trim(), seat: null });
    setBusy(false);
    if (answer?.ok) return line.joined();
    setError(answer?.error ?? say("no_host"));
    // A code of an earlier session leads nowhere: let the present one be typed.
    if (answer?.status === WRONG_KEY) setTyping(true);
  };
  return html`
    <${Heading} title=${say("join")} />
    <form class="card" onSubmit=${submit}>
      ${typing && html`
        <label class="line"><span>${say("code")}</span>
          <input name="code" class="code" required maxlength="12" autocomplete="off"
            autocapitalize="characters" spellcheck=${false} />
          <small>${say("code_more")}</small>
        </label>`}
      <label class="line"><span>${say("alias")}</span>
        <input name="alias" required maxlength=${LONGEST} autocomplete="nickname" />
        <small>${say("alias_more")}</small>
      </label>
      ${error && html`<p class="alert" role="alert">${error}</p>`}
      <button class="primary" disabled=${busy}>${say("join_now")}</button>
    </form>`;
}

/** Whom one speaks for, where the session has seats. */
export function Seat({ line, state, done }) {
  const [error, setError] = useState("");
  const take = async (seat) => {
    const answer = await line.ask("/join", { token: token(), alias: state.you.alias, seat });
    if (answer?.ok) return line.open();
    setError(answer?.error ?? say("no_host"));
  };
  return html`
    <${Heading} title=${say("seat")} />
    <ul class="options">
      ${state.seats.map(({ id, name }) => html`
        <li><button type="button" class="option" onClick=${() => take(id)}>
          <bdi>${name}</bdi>
        </button></li>`)}
      <li><button type="button" class="option" onClick=${done}>${say("no_seat")}</button></li>
    </ul>
    ${error && html`<p class="alert" role="alert">${error}</p>`}`;
}
