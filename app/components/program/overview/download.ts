/** Hands a document to the browser as a JSON file. */
export function download(name: string, written: unknown): void {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(written, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
