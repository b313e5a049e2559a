export function reproducibleZip(zip: Uint8Array): Uint8Array {
  return zip;
}
