/** Where a fact of the format comes from. */
export interface Source {
  readonly title: string;
  readonly address?: string;
}

const IBM = 'https://www.ibm.com/docs/en';

/** What the table of fields and the tables of levels cite. */
export const sources = {
  certificates: {
    title: 'Control Center 6.3.1, Management of external certificates',
    address: `${IBM}/control-center/6.3.1?topic=management-external-certificates`,
  },
  deployment: {
    title: 'Control Center 6.4.0, Deployment Management',
    address: `${IBM}/control-center/6.4.0?topic=console-deployment-management`,
  },
  fixList: {
    title: 'Control Center 6.4.2.0 iFix06, fix list (in IBM’s chart ibm-sccm 4.2.10)',
    address: 'https://github.com/IBM/charts',
  },
  installAgent: {
    title: 'Connect:Direct 6.3.0, Control Center Director support',
    address: `${IBM}/connect-direct/6.3.0?topic=v63-control-center-director-support`,
  },
  certificateLogon: {
    title: 'Control Center 6.3.0, Certificate-based authentication',
    address: `${IBM}/control-center/6.3.0?topic=connections-certificate-based-authentication`,
  },
  optionsFile: {
    title: 'Connect:Direct for UNIX 6.4.0, Silent installation options file',
    address: `${IBM}/connect-direct/6.4.0?topic=cusi-sterling-connectdirect-unix-silent-installation-options-file-command-line-parameters`,
  },
  serverIni: {
    title: 'Connect:Direct for Windows, Deployment options (cd_srvr.ini)',
    address:
      'https://www.ibm.com/support/knowledgecenter/SS4PJT_6.0.0/cd_massdeploy/cdmassdeploy/CDUW_CDForWindowsDeploymentoptions.html',
  },
  chart: {
    title: 'IBM’s Helm chart ibm-connect-direct 1.4.24',
    address: 'https://github.com/IBM/charts',
  },
  unixFixList: {
    title: 'Connect:Direct for UNIX, fix list (in IBM’s chart ibm-connect-direct 1.4.24)',
    address: 'https://github.com/IBM/charts',
  },
  secureNode: {
    title: 'Connect:Direct Web Services 6.3.0, POST secureplusnode',
    address: `${IBM}/connect-direct/6.3.0?topic=api-post-add-secure-plus-node`,
  },
  secureCli: {
    title: 'Secure+ CLI scripts in public use (javaaurelio/IBMConnectDirect @83ef36f)',
    address: 'https://github.com/javaaurelio/IBMConnectDirect',
  },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceName = keyof typeof sources;
