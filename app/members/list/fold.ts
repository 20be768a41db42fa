/** The letters that the columns `search_words` and `name_key` write without their accents, as the migration that makes them has it. */
const accented = "àáâãäåÀÁÂÃÄÅçÇèéêëÈÉÊËìíîïÌÍÎÏñÑòóôõöøÒÓÔÕÖØùúûüÙÚÛÜýÿÝŸ";
const plain = "aaaaaaaaaaaacceeeeeeeeiiiiiiiinnoooooooooooouuuuuuuuyyyy";

/** SQL for words as those columns have them. */
export const folded = (expression: string): string => `lower(translate(${expression}, '${accented}', '${plain}'))`;
