// The texts of the page, in the language of the program that serves them, and how numbers are written.

let words = {};
let numbers = new Intl.NumberFormat("en");

/** Bring the texts; the page speaks their language from then on. Rejects where the host is away. */
export async function bringWords() {
  const answer = await fetch("/words.json");
  if (!answer.ok) throw new Error(String(answer.status));
  words = await answer.json();
  document.documentElement.lang = words.lang;
  document.documentElement.dir = words.dir;
  numbers = new Intl.NumberFormat(words.lang, { maximumFractionDigits: 2 });
}

/** The text of a key, with what stands in its places, as in `say("you_said", { value: "20" })`. */
export function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** A number as people write it, with a true minus sign and its unit; a dash where there is none. */
export function shown(value, unit = "") {
  if (value === undefined || value === null) return "–";
  const digits = numbers.format(value).replace("-", "−");
  return unit ? `${digits}\u00a0${unit}` : digits;
}
