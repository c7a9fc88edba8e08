/**
 * Every id that the extension and its manifest share. A test holds package.json against this file, so a name
 * that stands in one of them only is found.
 */
export const commands = {
  createAuthority: 'cdcerts.createAuthority',
  issueCertificate: 'cdcerts.issueCertificate',
  issueCertificates: 'cdcerts.issueCertificates',
  createRequest: 'cdcerts.createRequest',
  signRequest: 'cdcerts.signRequest',
  renewCertificate: 'cdcerts.renewCertificate',
  revokeCertificate: 'cdcerts.revokeCertificate',
  importCertificate: 'cdcerts.importCertificate',
  importFolder: 'cdcerts.importFolder',
  importClipboard: 'cdcerts.importClipboard',
  importSelection: 'cdcerts.importSelection',
  addToStore: 'cdcerts.addToStore',
  newInstallJob: 'cdcerts.newInstallJob',
  newJobsFromList: 'cdcerts.newJobsFromList',
  checkJob: 'cdcerts.checkJob',
  replaceBootstrap: 'cdcerts.replaceBootstrap',
  rehearseJob: 'cdcerts.rehearseJob',
  compareServer: 'cdcerts.compareServer',
  buildBundle: 'cdcerts.buildBundle',
  moveSecrets: 'cdcerts.moveSecrets',
  exportEntries: 'cdcerts.exportEntries',
  exportPkcs12: 'cdcerts.exportPkcs12',
  encryptPrivateKey: 'cdcerts.encryptPrivateKey',
  renameEntry: 'cdcerts.renameEntry',
  editNotes: 'cdcerts.editNotes',
  replaceCertificate: 'cdcerts.replaceCertificate',
  changePassphrase: 'cdcerts.changePassphrase',
  deleteEntry: 'cdcerts.deleteEntry',
  compareCertificates: 'cdcerts.compareCertificates',
  copyFromEntry: 'cdcerts.copyFromEntry',
  findUses: 'cdcerts.findUses',
  forgetPassphrases: 'cdcerts.forgetPassphrases',
  setJobPassphrase: 'cdcerts.setJobPassphrase',
  showChain: 'cdcerts.showChain',
  matchKey: 'cdcerts.matchKey',
  explainFinding: 'cdcerts.explainFinding',
  chooseStore: 'cdcerts.chooseStore',
  scanWorkspace: 'cdcerts.scanWorkspace',
  openInventory: 'cdcerts.openInventory',
  exportInventory: 'cdcerts.exportInventory',
  filterEntries: 'cdcerts.filterEntries',
  clearFilter: 'cdcerts.clearFilter',
  sortByName: 'cdcerts.sortByName',
  sortByExpiry: 'cdcerts.sortByExpiry',
  groupByTag: 'cdcerts.groupByTag',
  ungroup: 'cdcerts.ungroup',
  openCertificate: 'cdcerts.openCertificate',
  openInViewer: 'cdcerts.openInViewer',
  showLog: 'cdcerts.showLog',
} as const;

export const views = { certificates: 'cdcerts.certificates' } as const;

export const viewContainers = { certificates: 'cdcerts' } as const;

/** VS Code has one priority for each id: the viewer is the default for names that only binary files have, else an option. */
export const customEditors = { viewer: 'cdcerts.viewer', optionalViewer: 'cdcerts.optionalViewer' } as const;

/** The manifest's patterns of the viewer that is the default: names that only binary files have. */
export const BINARY_NAMES = /\.(der|p12|pfx|jks|jceks|keystore)$/i;

/** Documents that no file holds: a chain in words, a certificate decoded. */
export const schemes = { chain: 'cdcerts-chain', decoded: 'cdcerts-decoded' } as const;

/** Tabs that show a page, and are there again when the window is opened again. */
export const webviewPanels = { inventory: 'cdcerts.inventory' } as const;

/** What the view’s buttons go by: false, and so true to what it shows, until the extension wakes. */
export const contextKeys = {
  canRehearse: 'cdcerts.canRehearse',
  isFiltered: 'cdcerts.isFiltered',
  isByExpiry: 'cdcerts.isByExpiry',
  isByTag: 'cdcerts.isByTag',
} as const;

export const languages = { pem: 'pem' } as const;

export const settings = {
  storeFolder: 'cdcerts.store.folder',
  expiryWarningDays: 'cdcerts.expiry.warningDays',
  expiryLeadDays: 'cdcerts.expiry.leadDays',
  expiryCaLeadDays: 'cdcerts.expiry.caLeadDays',
  scanExclude: 'cdcerts.scan.exclude',
  codeLens: 'cdcerts.codeLens.enabled',
  keySealing: 'cdcerts.keys.sealing',
  subjectTemplate: 'cdcerts.authority.subjectTemplate',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];
