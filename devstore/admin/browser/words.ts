const en = {
  unsaved: "Unsaved changes",
  save: "Save",
  discard: "Discard",
  "leave.title": "Leave page with unsaved changes?",
  "leave.text": "Leaving this page will delete all unsaved changes.",
  "leave.yes": "Leave page",
  "leave.no": "Stay",
  "discard.title": "Discard all unsaved changes?",
  "discard.text": "If you discard changes, you’ll delete any edits you made since you last saved.",
  "discard.yes": "Discard changes",
  "discard.no": "Continue editing",
  dismiss: "Dismiss",
  close: "Close",
  cancel: "Cancel",
  add: "Add",
  select: "Select",
  search: "Search",
  nothing: "Nothing found.",
  "pick.product": "products",
  "pick.variant": "variants",
  "pick.collection": "collections",
  "scopes.title": "Fidelio needs more access",
  "scopes.text": "The app asks to be able to:",
  "scopes.yes": "Update",
  "scopes.no": "Cancel",
  loading: "Loading",
  notifications: "Notifications",
};

const fr: Record<keyof typeof en, string> = {
  unsaved: "Modifications non enregistrées",
  save: "Enregistrer",
  discard: "Ignorer",
  "leave.title": "Quitter la page sans enregistrer ?",
  "leave.text": "En quittant cette page, vous supprimez les modifications non enregistrées.",
  "leave.yes": "Quitter la page",
  "leave.no": "Rester",
  "discard.title": "Ignorer toutes les modifications ?",
  "discard.text": "Les modifications faites depuis le dernier enregistrement seront supprimées.",
  "discard.yes": "Ignorer les modifications",
  "discard.no": "Continuer",
  dismiss: "Fermer la notification",
  close: "Fermer",
  cancel: "Annuler",
  add: "Ajouter",
  select: "Sélectionner",
  search: "Rechercher",
  nothing: "Aucun résultat.",
  "pick.product": "des produits",
  "pick.variant": "des variantes",
  "pick.collection": "des collections",
  "scopes.title": "Fidelio demande d’autres autorisations",
  "scopes.text": "L’application demande à pouvoir :",
  "scopes.yes": "Mettre à jour",
  "scopes.no": "Annuler",
  loading: "Chargement",
  notifications: "Notifications",
};

export type BrowserWord = keyof typeof en;
export type Say = (word: BrowserWord) => string;

/** The words that scripts of the admin show, in its language. */
export const words =
  (language: string): Say =>
  (word) =>
    (language.startsWith("fr") ? fr : en)[word];
