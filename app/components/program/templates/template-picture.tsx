import type { TemplateKey } from "../../../loyalty/templates/templates";

/** Lines of each picture, in a field of 48 by 48. Decoration: what it shows stands beside it in words. */
const drawings: Readonly<Record<TemplateKey | "proposal", string>> = {
  coffee: "M10 18h22v10a9 9 0 0 1-9 9h-4a9 9 0 0 1-9-9zM32 20h3a4 4 0 0 1 0 9h-3M16 13c0-3 2-3 2-6M24 13c0-3 2-3 2-6M9 41h24",
  fashion: "M24 18v-3a4 4 0 1 0-4-4M24 18l17 12a3 3 0 0 1-2 5H9a3 3 0 0 1-2-5z",
  beauty: "M19 18h10v-6l-3-4h-4l-3 4zM16 22h16v17a2 2 0 0 1-2 2H18a2 2 0 0 1-2-2zM16 30h16",
  b2b: "M8 16l16-8 16 8v17l-16 8-16-8zM8 16l16 8 16-8M24 24v17M16 12l16 8",
  proposal: "M8 38l10-12 8 6 14-18M31 14h9v9M8 41h32",
};

export function TemplatePicture({ of }: { of: TemplateKey | "proposal" }) {
  return (
    <svg className="template-picture" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
      <path d={drawings[of]} fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
