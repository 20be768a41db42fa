import type { ShareWay } from "./advocate-answer";

/** Where a text with a link is handed to, at a touch: nothing is loaded from there before, and we send nothing ourselves. */
const addresses: Record<ShareWay["to"], (text: string, link: string) => string> = {
  whatsapp: (text, link) => `https://wa.me/?text=${encodeURIComponent(`${text} ${link}`)}`,
  messenger: (_, link) => `fb-messenger://share/?link=${encodeURIComponent(link)}`,
  x: (text, link) => `https://x.com/intent/post?text=${encodeURIComponent(text)}&url=${encodeURIComponent(link)}`,
  // the form that both kinds of telephones understand
  sms: (text, link) => `sms:?&body=${encodeURIComponent(`${text} ${link}`)}`,
  mail: (text, link) => `mailto:?subject=${encodeURIComponent(text)}&body=${encodeURIComponent(`${text}\n\n${link}`)}`,
};

export const shareTargets = Object.keys(addresses) as ShareWay["to"][];

export function shareWays(text: string, link: string, label: (to: ShareWay["to"]) => string): ShareWay[] {
  return shareTargets.map((to) => ({ to, label: label(to), url: addresses[to](text, link) }));
}
