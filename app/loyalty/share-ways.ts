export interface ShareWay {
  to: "whatsapp" | "messenger" | "messenger-web" | "x" | "sms" | "mail";
  label: string;
  url: string;
}

/** What is sent along with a link. */
export interface Message {
  text: string;
  /** of a mail */
  subject: string;
}

/** With the member's own code where the words have a place for it. */
export const coded = ({ text, subject }: Message, code: string): Message => ({
  text: text.replaceAll("{code}", code),
  subject: subject.replaceAll("{code}", code),
});

const enc = encodeURIComponent;

/**
 * Where a message with a link is handed to, at a touch: nothing is loaded from there before, and we send nothing ourselves. Messenger's
 * app takes a link; on a desktop it is a web page that takes none, so the message is copied on the way there.
 */
const addresses: Record<ShareWay["to"], (message: Message, link: string) => string> = {
  whatsapp: ({ text }, link) => `https://wa.me/?text=${enc(`${text} ${link}`)}`,
  messenger: (_, link) => `fb-messenger://share/?link=${enc(link)}`,
  "messenger-web": () => "https://www.facebook.com/messages/new",
  x: ({ text }, link) => `https://x.com/intent/post?text=${enc(text)}&url=${enc(link)}`,
  // the form that both kinds of telephones understand
  sms: ({ text }, link) => `sms:?&body=${enc(`${text} ${link}`)}`,
  mail: ({ text, subject }, link) => `mailto:?subject=${enc(subject)}&body=${enc(`${text}\n\n${link}`)}`,
};

export const shareTargets = Object.keys(addresses) as ShareWay["to"][];

export function shareWays(message: Message, link: string, label: (to: ShareWay["to"]) => string): ShareWay[] {
  return shareTargets.map((to) => ({ to, label: label(to), url: addresses[to](message, link) }));
}
