/** Shopify refuses a JSON metafield above 128 KB; what is loaded with each page should be far smaller. In bytes of UTF-8. */
export const jsonMetafieldLimit = 128 * 1024;

const encoder = new TextEncoder();

export function bytesOf(document: unknown): number {
  return encoder.encode(JSON.stringify(document)).length;
}

/** Takes steps in their order until the document is small enough; the last ones must bring it there whatever it holds. */
export function fit<Document>(document: Document, limit: number, steps: ReadonlyArray<(document: Document) => Document>): Document {
  let fitted = document;
  for (const step of steps) {
    if (bytesOf(fitted) <= limit) return fitted;
    fitted = step(fitted);
  }
  return fitted;
}

/** A text of at most so many characters, cut between characters and marked as cut. */
export function cut(text: string, length: number): string {
  const signs = [...text];
  return signs.length <= length
    ? text
    : `${signs
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}
