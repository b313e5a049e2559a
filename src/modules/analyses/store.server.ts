export {
  listOfficeClimates,
  removeOfficeClimate,
  saveOfficeClimate,
} from './office-climate/climate-store.server.ts';
