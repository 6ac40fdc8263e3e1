/** Folds spellings that some file system takes for one: upper and lower case, NFC and NFD. */
export function foldName(name: string): string {
  return name.normalize('NFD').toUpperCase().normalize('NFD');
}
