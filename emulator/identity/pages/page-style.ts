// The style sheet of the identity provider's pages, light and dark by the system's setting.
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(oklch(97.6% 0.004 255), oklch(17.2% 0.01 262));
  --surface: light-dark(oklch(100% 0 0), oklch(20.4% 0.011 262));
  --hover: light-dark(oklch(96.9% 0.005 255), oklch(25% 0.012 262));
  --ink: light-dark(oklch(23% 0.016 262), oklch(94% 0.005 260));
  --ink-2: light-dark(oklch(44% 0.016 260), oklch(76.5% 0.011 260));
  --line: light-dark(oklch(86% 0.008 258), oklch(36% 0.014 262));
  --control: light-dark(oklch(62.5% 0.014 258), oklch(54% 0.014 262));
  --focus: light-dark(oklch(52% 0.19 256), oklch(78% 0.13 250));
  --action: light-dark(oklch(25% 0.02 262), oklch(94% 0.005 260));
  --on-action: light-dark(oklch(100% 0 0), oklch(19% 0.012 262));
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  grid-template-rows: 1fr auto;
  justify-items: center;
  align-items: center;
  gap: 24px;
  padding: 24px 16px;
  background: var(--canvas);
  color: var(--ink);
  font: 400 0.875rem/1.375rem "Segoe UI", -apple-system, Inter, Roboto, "Noto Sans", system-ui, sans-serif;
}
main {
  width: 100%;
  max-width: 27rem;
  padding: 32px;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 12px;
}
.tenant { margin: 0 0 16px; font-weight: 600; color: var(--ink-2); }
h1 { margin: 0 0 4px; font-size: 1.625rem; line-height: 2.125rem; font-weight: 600; }
p { margin: 0 0 20px; color: var(--ink-2); overflow-wrap: anywhere; }
strong { color: var(--ink); font-weight: 600; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
form { margin: 0; }
button, .button {
  display: block;
  width: 100%;
  min-height: 44px;
  padding: 10px 16px;
  border: 1px solid var(--control);
  border-radius: 6px;
  background: var(--surface);
  color: var(--ink);
  font: inherit;
  text-align: start;
  text-decoration: none;
  cursor: pointer;
}
button:hover, .button:hover { background: var(--hover); }
button:focus-visible, .button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
button.primary { background: var(--action); color: var(--on-action); border-color: var(--action); font-weight: 600; }
button span { display: block; overflow-wrap: anywhere; }
button .name { font-weight: 600; }
button .note { color: var(--ink-2); }
.actions { display: grid; gap: 8px; }
.details { margin: 20px 0 0; font-size: 0.75rem; line-height: 1.125rem; }
footer { max-width: 27rem; font-size: 0.75rem; line-height: 1.125rem; text-align: center; }
footer p { margin: 0; }
`;
