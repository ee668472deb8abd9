/** Tailwind CSS 4 as Next.js expects it. */
export default { plugins: { '@tailwindcss/postcss': {} } };
