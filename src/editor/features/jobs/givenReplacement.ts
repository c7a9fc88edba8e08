import { isSecureValue } from '../../../core/bundles/doors/writeSecureValue.js';
import { parseMoment } from '../../../core/jobs/installWindow.js';
import type {
  CertificateReference,
  InstallJob,
  JobPartner,
  ReplacementJob,
} from '../../../core/jobs/installJob.js';
import type { InspectedServer } from '../../../core/jobs/inspectedJob.js';
import { isNodeName } from '../../../core/jobs/nodeName.js';
import type { ParsedReference } from '../../../core/jobs/parseServer.js';
import type { Entry } from '../../../core/store/entry.js';
import { describeShortName } from '../../../core/words/describeCertificate.js';
import type { ReplacementAnswers } from './replacementAnswers.js';

/** What a replacement begins with: answers that need not be asked for, and what else goes into the job. */
export interface GivenReplacement {
  readonly answers: Partial<ReplacementAnswers>;
  /** Answers that stand ready. */
  readonly nodeName?: string | undefined;
  /** What the node trusts already, by the names of its entries. */
  readonly trusted: readonly string[];
  readonly rest: Pick<ReplacementJob, 'director' | 'server' | 'deploymentDir' | 'adminUser' | 'partners'> & {
    readonly host?: string;
    readonly version?: string;
  };
}

/** From the bootstrap certificate that somebody points at. */
export function givenByEntry({ certificates: [own], name, notes }: Entry): GivenReplacement {
  const node = own && describeShortName(own.certificate.subject);
  return {
    answers: { present: { ref: name } },
    nodeName: [notes.label, node].find((one) => one !== undefined && isNodeName(one)),
    trusted: [],
    rest: {},
  };
}

/** From the server of the job that installed it: all that stays as it is. */
export function givenByServer(server: InspectedServer): GivenReplacement {
  const { bootstrap, job, keyCertificate, node, partners, schedule, target } = server;
  const platform = target.platform?.value;
  const days = Number(bootstrap.validityDays?.value);
  const isCounted = schedule && parseMoment(schedule.value);
  const director: InstallJob['director'] = {
    ...(job.director.version && { version: job.director.version.value }),
    ...toReferences(job.director),
  };
  return {
    answers: {
      ...(node.name && { nodeName: node.name.value }),
      ...((platform === 'unix' || platform === 'windows') && { platform }),
      ...(server.installDir && { installDir: server.installDir.value }),
      ...(isCounted && {
        present: { installed: schedule.value, ...(Number.isInteger(days) && { validityDays: days }) },
      }),
      // Of one that no script can have the person is asked: it may be left out.
      ...(keyCertificate.label &&
        isSecureValue(keyCertificate.label.value) && { presentLabel: keyCertificate.label.value }),
    },
    trusted: server.trustedCertificates.flatMap(({ ref }) => ref?.value ?? []),
    rest: {
      ...(Object.keys(director).length > 0 && { director }),
      ...(server.server.alias && { server: { alias: server.server.alias.value } }),
      ...(server.deploymentDir && { deploymentDir: server.deploymentDir.value }),
      ...(server.adminUser && { adminUser: server.adminUser.value }),
      ...(partners.length > 0 && {
        partners: partners.map((partner): JobPartner => ({
          name: partner.name?.value ?? '',
          ...toReferences(partner),
        })),
      }),
      ...(node.host && { host: node.host.value }),
      ...(target.version && { version: target.version.value }),
    },
  };
}

type References = Readonly<Partial<Record<'certificates' | 'trusted', readonly CertificateReference[]>>>;

function toReferences(one: Record<'certificates' | 'trusted', readonly ParsedReference[]>): References {
  const named = (references: readonly ParsedReference[]) =>
    references.flatMap(({ ref }) => (ref ? [{ ref: ref.value }] : []));
  const [certificates, trusted] = [named(one.certificates), named(one.trusted)];
  return {
    ...(certificates.length > 0 && { certificates }),
    ...(trusted.length > 0 && { trusted }),
  };
}
