interface Provider {
  /** the domain under which all of them are counted */
  domain: string;
  /** what the provider does not look at in the part before the @ */
  ignores?: RegExp;
}

/** Providers whose domains lead to one mailbox, or that read over signs. Of all others the domain stands for itself. */
const providers: Readonly<Record<string, Provider>> = Object.fromEntries(
  (
    [
      [["gmail.com", "googlemail.com"], { domain: "gmail.com", ignores: /\./gu }],
      [["icloud.com", "me.com", "mac.com"], { domain: "icloud.com" }],
      [["proton.me", "protonmail.com", "protonmail.ch", "pm.me"], { domain: "proton.me", ignores: /[._-]/gu }],
      [["yandex.com", "yandex.ru", "ya.ru", "yandex.by", "yandex.kz", "yandex.ua"], { domain: "yandex.com", ignores: /[.-]/gu }],
      [["fastmail.com", "fastmail.fm"], { domain: "fastmail.com" }],
      // a name, a hyphen and a word is a second address of a Yahoo mailbox; a name itself has no hyphen
      [
        ["yahoo.com", "yahoo.fr", "yahoo.co.uk", "yahoo.de", "yahoo.es", "yahoo.it", "ymail.com", "rocketmail.com"],
        { domain: "", ignores: /-.*$/gu },
      ],
    ] as const satisfies readonly (readonly [readonly string[], Provider])[]
  ).flatMap(([domains, provider]) => domains.map((domain) => [domain, { ...provider, domain: provider.domain || domain }])),
);

/**
 * The mailbox that an address leads to, in its plainest form: lower case, without a tag after `+`, without what its provider does not
 * look at, under one of its provider's domains. Two addresses with one plain form are read by one person; null: not an address.
 */
export function plainMailbox(address: string): string | null {
  const text = address.trim().toLowerCase().normalize("NFKC");
  const at = text.lastIndexOf("@");
  if (at < 1 || at === text.length - 1) return null;
  const domain = text.slice(at + 1).replace(/\.$/u, "");
  const provider = providers[domain];
  const untagged = text.slice(0, at).replace(/\+.*$/u, "");
  const name = provider?.ignores === undefined ? untagged : untagged.replace(provider.ignores, "");
  return name === "" ? null : `${name}@${provider?.domain ?? domain}`;
}

/** What of a mailbox is a name: "Marie.Dupont-75+shop@gmail.com" is "mariedupont". */
export function mailboxName(address: string): string {
  const plain = plainMailbox(address) ?? "";
  return plain
    .slice(0, plain.lastIndexOf("@"))
    .normalize("NFD")
    .replaceAll(/[^\p{L}]/gu, "");
}
