// The line to the host: what it said last, and what it has yet to be told.
//
// An answer is kept on the phone before it is sent, under a number that only rises, and let go of
// when the host has it; so it may be sent as often as it takes.

import { undraftAll } from "/drafts.js";

const WAITS = [300, 1000, 2000, 3000]; // ms before it tries again; the last from then on
const PATIENCE = 8000; // ms after which a connection that says nothing is held for dead
const SETTLING = 300; // ms in which a moving slider is one answer
const KEPT = "scenario-desk";
const ELSEWHERE = 4000; // how the host closes the oldest of too many pages of one person

/** What waits to be sent, as { last, waiting: { round: { item: { number, answer } } } }. */
class Outbox {
  #here = { last: 0, waiting: {} }; // where the browser keeps nothing

  read() {
    try {
      return JSON.parse(localStorage.getItem(KEPT)) ?? this.#here;
    } catch {
      return this.#here;
    }
  }

  #write(held) {
    this.#here = held;
    try {
      localStorage.setItem(KEPT, JSON.stringify(held));
    } catch {
      // A private window may refuse: then it is kept as long as the page is open.
    }
  }

  put(round, item, answer) {
    const held = this.read();
    held.last += 1;
    (held.waiting[round] ??= {})[item] = { number: held.last, answer };
    this.#write(held);
  }

  /** Let go of what was sent under a number. */
  done(round, number) {
    const held = this.read();
    const waiting = held.waiting[round] ?? {};
    for (const item of Object.keys(waiting)) {
      if (waiting[item].number === number) delete waiting[item];
    }
    if (!Object.keys(waiting).length) delete held.waiting[round];
    this.#write(held);
  }

  /** Count on from here: the host may know answers that this phone has forgotten. */
  startFrom(number) {
    const held = this.read();
    if (held.last < number) this.#write({ ...held, last: number });
  }

  empty() {
    this.#write({ last: this.read().last, waiting: {} });
  }

  /** What is to be sent, the oldest first. */
  votes() {
    return Object.entries(this.read().waiting)
      .flatMap(([round, items]) =>
        Object.entries(items).map(([item, { number, answer }]) => ({
          say: "vote", round, number, answers: { [item]: answer },
        })))
      .sort((one, other) => one.number - other.number);
  }
}

/**
 * Stays connected, by WebSocket or else by requests. `heard(what)` is told of everything:
 * { state }, { up }, { unsent }, { refused: sentence }, { stranger: true } who has yet to join,
 * { elsewhere } whether newer pages of the same browser took the place of this one, which then rests.
 */
export class Line {
  #heard; #socket = null; #retry = 0; #settling = 0; #watch = 0; #tries = 0; #seen = 0;
  #outbox = new Outbox();
  up = false;

  constructor(heard) {
    this.#heard = heard;
    const wake = () => document.visibilityState === "visible" && this.open();
    document.addEventListener("visibilitychange", wake);
    addEventListener("pageshow", (shown) => shown.persisted && this.open());
    addEventListener("online", () => this.open());
  }

  /** The answers of a round that wait, by item. */
  waiting(round) {
    const items = this.#outbox.read().waiting[round] ?? {};
    return Object.fromEntries(Object.entries(items).map(([item, held]) => [item, held.answer]));
  }

  /** Connect anew, at once. */
  open() {
    this.#drop();
    this.#heard({ elsewhere: false });
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/ws`);
    this.#socket = socket;
    socket.onopen = () => {
      socket.send(JSON.stringify({ say: "hello", seen: this.#seen }));
      this.#found();
    };
    socket.onmessage = ({ data }) => this.#listen(JSON.parse(data));
    socket.onclose = ({ code }) => (code === ELSEWHERE ? this.#rest() : this.#lost());
    this.#expect();
  }

  /** Keep an answer and send it. */
  vote(round, item, answer) {
    this.#outbox.put(round, item, answer);
    this.#tell();
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.up && this.#send(), SETTLING);
  }

  /** Ask the host for something once; what it answers, or null where it is away. */
  async ask(path, body) {
    try {
      const answer = await fetch(path, {
        method: body ? "POST" : "GET",
        headers: body ? { "Content-Type": "application/json" } : {},
        body: body && JSON.stringify(body),
        cache: "no-store",
        signal: AbortSignal.timeout?.(PATIENCE),
      });
      const text = await answer.text();
      return { status: answer.status, ...(text && JSON.parse(text)) };
    } catch {
      return null;
    }
  }

  /** Begin anew, as somebody who has just joined: what an earlier session left is nobody's. */
  joined() {
    this.#outbox.empty();
    undraftAll();
    return this.begin();
  }

  /** Who has yet to join is told so; who has joined is connected. */
  async begin() {
    const answer = await this.ask("/state?seen=0");
    if (answer?.state) this.#listen(answer);
    if (isStranger(answer)) this.#heard({ stranger: true });
    else this.open();
  }

  #drop() {
    clearTimeout(this.#retry);
    clearTimeout(this.#watch);
    if (!this.#socket) return;
    this.#socket.onclose = this.#socket.onmessage = this.#socket.onopen = null;
    this.#socket.close();
    this.#socket = null;
  }

  /** Hold the connection for dead if nothing comes. */
  #expect() {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => { this.#drop(); this.#lost(); }, PATIENCE);
  }

  #listen(message) {
    if (message.state) this.#learn(message);
    if (message.say === "kept" || message.say === "refused") {
      this.#settle(message);
      clearTimeout(this.#watch);
      if (this.#outbox.votes().length) this.#expect();
    }
  }

  #learn({ number, state }) {
    this.#seen = number;
    this.#outbox.startFrom(state.last ?? 0);
    if (state.phase === "ended") this.#outbox.empty();
    this.#heard({ state });
  }

  /** What was sent is with the host, or never will be. */
  #settle({ round, number, error }) {
    this.#tries = 0;
    this.#outbox.done(round, number);
    if (error) this.#heard({ refused: error });
    this.#tell();
  }

  #found() {
    clearTimeout(this.#watch);
    // A host that cannot keep what it is sent closes at once: it is not hurried.
    if (!this.#outbox.votes().length) this.#tries = 0;
    this.up = true;
    this.#tell();
    this.#send();
  }

  /** Stay away until somebody looks at this page again. */
  #rest() {
    this.#drop();
    this.up = false;
    this.#heard({ elsewhere: true });
  }

  async #lost() {
    this.#socket = null;
    const wait = WAITS[Math.min(this.#tries++, WAITS.length - 1)];
    this.#retry = setTimeout(() => this.open(), wait * (1 + Math.random() / 2));
    const up = this.#tries > 1 && (await this.#byRequests());
    if (this.#socket?.readyState === WebSocket.OPEN) return;
    this.up = up;
    this.#tell();
  }

  /** Where no WebSocket comes through, ask for what is new and post what waits; tell if it went. */
  async #byRequests() {
    const answer = await this.ask(`/state?seen=${this.#seen}`);
    if (isStranger(answer)) {
      this.#drop();
      this.#heard({ stranger: true });
    }
    if (!answer || answer.status >= 400) return false;
    if (answer.state) this.#learn(answer);
    return this.#post();
  }

  async #post() {
    for (const vote of this.#outbox.votes()) {
      const answer = await this.ask("/vote", vote);
      if (!answer || isStranger(answer) || answer.status >= 500 || answer.status === 429) return false;
      this.#settle({ ...vote, error: answer.error });
    }
    return true;
  }

  #send() {
    if (this.#socket?.readyState !== WebSocket.OPEN) return void this.#post();
    const votes = this.#outbox.votes();
    for (const vote of votes) this.#socket.send(JSON.stringify(vote));
    if (votes.length) this.#expect();
  }

  #tell() {
    this.#heard({ up: this.up, unsent: this.#outbox.votes().length });
  }
}

function isStranger(answer) {
  return answer?.status === 401 || answer?.status === 403;
}
