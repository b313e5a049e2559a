/** What stands for names of each kind. */
export const words = {
  person: 'kollega',
  office: 'kontor',
  municipality: 'kommune',
  county: 'fylke',
  place: 'sted',
  email: 'e-post',
  phone: 'telefon',
  nationalNumber: 'fødselsnummer',
};
