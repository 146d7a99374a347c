// Numbers of which some are still missing: they are no answer yet, and stay through a reload.

const KEPT = "scenario-desk-drafts";
let here = {}; // where the browser keeps nothing

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? here;
  } catch {
    return here;
  }
}

function write(all) {
  here = all;
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // A private window may refuse: then they are kept as long as the page is open.
  }
}

/** The numbers given so far to an item of a round, or undefined. */
export function drafted(round, item) {
  return read()[round]?.[item];
}

/** Keep the numbers given so far; only those of one round are. */
export function draft(round, item, numbers) {
  write({ [round]: { ...read()[round], [item]: numbers } });
}

/** Let go of them: they are an answer now, or another answer stands. */
export function undraft(round, item) {
  const { [item]: gone, ...rest } = read()[round] ?? {};
  if (gone) write({ [round]: rest });
}

/** Let go of all of them. */
export function undraftAll() {
  write({});
}
