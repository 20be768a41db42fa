/** Pictures only from addresses that the merchant has finished typing: each letter would ask for another. */
export function withPictures(html: string, finished: ReadonlySet<string>): string {
  return html.replace(/<img src="([^"]*)"/gu, (image, address: string) =>
    finished.has(address.replaceAll("&amp;", "&")) ? image : "<img",
  );
}
