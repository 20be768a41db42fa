import { chance } from "../store/random";
import type { Address } from "../store/entities";

/** Made-up names: nobody in the data has one. */
const names = {
  en: {
    first:
      "Ada Alice Amir Beth Callum Clara Daniel Edith Ethan Fatima Finn Freya George Grace Harry Imogen Isla Jack Jasmine Leo Lily Maya Nadia Noah Olivia Oscar Poppy Ravi Rosa Samuel Tara Theo Una Violet William Zara".split(
        " ",
      ),
    last: "Adams Ahmed Bailey Barnes Begum Brooks Carter Chapman Clarke Cooper Davies Ellis Evans Foster Graham Griffiths Harper Hughes Jenkins Khan Lawson Marsh Mason Morris Osborne Palmer Patel Reid Rowe Shaw Singh Turner Walsh Webb Wood Yates".split(
      " ",
    ),
    street:
      "Acorn Road,Baker’s Row,Canal Street,Church Lane,Elm Grove,Harbour View,High Street,Lime Avenue,Mill Lane,Orchard Close,Queen’s Road,Station Road".split(
        ",",
      ),
  },
  fr: {
    first:
      "Adèle Amine Anaïs Antoine Arthur Camille Chloé Clément Élise Émile Fanny Gabriel Hugo Inès Jeanne Jules Juliette Léa Léon Louise Lucas Manon Margot Mathis Nadia Noémie Paul Quentin Rose Salomé Simon Théo Valentine Victor Yasmine Zoé".split(
        " ",
      ),
    last: "Aubert Barbier Benali Blanchard Bonnet Boyer Caron Chevalier Colin Da-Silva Dubois Dumas Faure Fontaine Garnier Gauthier Girard Guérin Lambert Laurent Leclerc Lefèvre Marchand Mercier Moreau Nguyen Perrin Petit Renard Richard Robin Rousseau Roux Simon Traoré Vidal".split(
      " ",
    ),
    street:
      "allée des Tilleuls,avenue de la Gare,boulevard Voltaire,chemin du Moulin,impasse des Lilas,place du Marché,quai Saint-Michel,rue de l’Église,rue des Fleurs,rue du Port,rue Pasteur,rue Victor-Hugo".split(
        ",",
      ),
  },
};

const countries: Record<string, [code: string, city: string, zip: string]> = {
  "United Kingdom": ["GB", "Bristol", "BS1 4DJ"],
  France: ["FR", "Lyon", "69002"],
  Germany: ["DE", "Köln", "50667"],
  Belgium: ["BE", "Liège", "4000"],
  Japan: ["JP", "Kyoto", "600-8216"],
  Sweden: ["SE", "Malmö", "211 20"],
  Norway: ["NO", "Bergen", "5003"],
  Portugal: ["PT", "Porto", "4000-322"],
  Australia: ["AU", "Hobart", "7000"],
  Austria: ["AT", "Graz", "8010"],
  Israel: ["IL", "Haifa", "3303139"],
  Switzerland: ["CH", "Genève", "1201"],
  USA: ["US", "Portland", "97205"],
  Canada: ["CA", "Québec", "G1R 4P5"],
  Bahrain: ["BH", "Manama", "317"],
  Denmark: ["DK", "Aarhus", "8000"],
};

const pick = (list: string[], ...seed: Array<string | number>): string => list[Math.floor(chance(...seed) * list.length)]!;

export interface Person {
  firstName: string;
  lastName: string;
  email: string;
  address: Address;
}

/** The same person for the same id and language, in every run. */
export function makePerson(id: string, language: "en" | "fr", country: string): Person {
  const words = names[language];
  const firstName = pick(words.first, "first", id);
  const lastName = pick(words.last, "last", id);
  const [countryCode, city, zip] = countries[country] ?? countries["United Kingdom"]!;
  const number = 1 + Math.floor(chance("house", id) * 120);
  const street = pick(words.street, "street", id);
  const plain = `${firstName}.${lastName}`
    .normalize("NFD")
    .replace(/[^a-zA-Z.-]/g, "")
    .toLowerCase();
  return {
    firstName,
    lastName,
    email: `${plain}.${id}@example.com`,
    address: {
      firstName,
      lastName,
      street: `${number} ${street}`,
      city,
      zip,
      country: countries[country] ? country : "United Kingdom",
      countryCode,
    },
  };
}
