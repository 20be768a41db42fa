/**
 * Takes out of drawn HTML what would act: a preview shows and does nothing. The panel stands open, links lead nowhere, forms
 * are sent by nothing. What merchants wrote is escaped, so a tag that is found here is the extension's own.
 */
export function still(html: string): string {
  return html
    .replace(/ on(?:click|input|submit)="[^"]*"/gu, "")
    .replace(/<noscript>.*?<\/noscript>/gsu, "")
    .replace(/ popovertarget(action)?="[^"]*"/gu, "")
    .replace(/(<dialog\b[^>]*?)\bpopover\b/gu, "$1open")
    .replace(/<(a\b[^>]*?) href="[^"]*"/gu, "<$1")
    .replace(/<form\b/gu, "<div")
    .replace(/<\/form>/gu, "</div>")
    .replace(/<button(?![^>]*\btype=)/gu, '<button type="button"')
    .replace(/<template>.*?<\/template>/gsu, "");
}
