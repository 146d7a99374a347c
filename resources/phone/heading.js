// A screen's heading, which is where the keyboard and the screen reader are when the screen comes.

import { html, useLayoutEffect, useRef } from "/htm.js";

export function Heading({ title, kicker }) {
  const heading = useRef(null);
  useLayoutEffect(() => {
    heading.current.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [title]);
  return html`
    <div class="heading">
      ${kicker && html`<p class="kicker"><bdi>${kicker}</bdi></p>`}
      <h1 tabindex="-1" ref=${heading}><bdi>${title}</bdi></h1>
    </div>`;
}
