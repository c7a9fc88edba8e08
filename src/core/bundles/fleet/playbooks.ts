/** What differs between the two systems. */
interface System {
  readonly group: 'unix' | 'windows';
  readonly title: string;
  readonly note: string;
  /** Of the play itself. */
  readonly become: string;
  /** Modules by their full names: files, copies, commands. */
  readonly file: string;
  readonly copy: string;
  readonly command: string;
  readonly argv: string;
  /** The directory as the target of a copy. */
  readonly destination: string;
  readonly installerMode: string;
  readonly folderMode: string;
  readonly bundleMode: string;
  readonly log: string;
}

/**
 * A playbook that copies each server’s bundle and runs it. What differs from server to server stands in the inventory, so
 * that nothing out of a job is written here.
 */
function writePlaybook(system: System): string {
  return `# Copies each server's bundle and runs it: ansible-playbook -i inventory.yaml ${system.group}.yaml
# The installer lies in the deployment directories already, or in a folder of this machine: -e cdcerts_installer=FOLDER
# Secrets are variables of Ansible, best of a vault, or of the environment of ansible-playbook.
# ${system.note}
- name: Install Connect:Direct for ${system.title}
  hosts: ${system.group}
  gather_facts: false
${system.become}  tasks:
    - name: Each secret is a variable or in the environment
      ansible.builtin.assert:
        that: lookup('ansible.builtin.vars', item, default=lookup('ansible.builtin.env', item)) | length > 0
        fail_msg: "{{ item }} is neither a variable of Ansible nor in the environment"
        quiet: true
      loop: "{{ cdcerts_secrets }}"

    - name: The deployment directory is there
      ${system.file}:
        path: "{{ cdcerts_directory }}"
        state: directory
${system.folderMode}
    - name: The installer is copied
      ${system.copy}:
        src: "{{ cdcerts_installer }}/"
        dest: ${system.destination}
${system.installerMode}      when: cdcerts_installer is defined

    - name: The bundle is copied
      ${system.copy}:
        src: "{{ playbook_dir }}/{{ cdcerts_bundle }}/"
        dest: ${system.destination}
${system.bundleMode}
    # The secrets go in by standard input: in no argument, no environment and no output.
    - name: The installer runs
      ${system.command}:
        argv: ${system.argv}
        chdir: "{{ cdcerts_directory }}"
        stdin: >-
          {% for name in cdcerts_secrets %}{{
          lookup('ansible.builtin.vars', name, default=lookup('ansible.builtin.env', name))
          }}{{ '' if loop.last else '\\n' }}{% endfor %}
      no_log: true
      register: cdcerts_run
      changed_when: true
      failed_when: false

    - name: What it said
      ansible.builtin.debug:
        msg: "{{ cdcerts_run.stdout_lines | default([]) + cdcerts_run.stderr_lines | default([]) }}"

    - name: The installation succeeded
      ansible.builtin.assert:
        that: cdcerts_run.rc | default(1) == 0
        fail_msg: "It ended with {{ cdcerts_run.rc | default('no status') }}: see ${system.log} in {{ cdcerts_directory }}"
        quiet: true
`;
}

export const PLAYBOOKS: Readonly<Record<System['group'], string>> = {
  unix: writePlaybook({
    group: 'unix',
    title: 'UNIX',
    note: 'The installer runs as root; -e cdcerts_become=false where the connection is root’s already.',
    become: '  become: "{{ cdcerts_become | default(true) | bool }}"\n',
    file: 'ansible.builtin.file',
    copy: 'ansible.builtin.copy',
    command: 'ansible.builtin.command',
    argv: '[/bin/sh, run.sh]',
    destination: '"{{ cdcerts_directory }}/"',
    // Nothing in it is secret, and the installer does some of its work as the node’s administrator.
    folderMode: '        mode: "{{ cdcerts_folder_mode | default(\'0755\') }}"\n',
    installerMode: '        mode: "0755"\n        directory_mode: "0755"\n',
    bundleMode:
      '        mode: "{{ cdcerts_file_mode | default(\'0644\') }}"\n        directory_mode: "{{ cdcerts_folder_mode | default(\'0755\') }}"\n',
    log: 'cdaiLog.txt',
  }),
  windows: writePlaybook({
    group: 'windows',
    title: 'Windows',
    note: 'It needs the collection ansible.windows.',
    become: '',
    file: 'ansible.windows.win_file',
    copy: 'ansible.windows.win_copy',
    command: 'ansible.windows.win_command',
    argv: '[cmd.exe, /c, run.cmd]',
    destination: "'{{ cdcerts_directory }}\\'",
    folderMode: '',
    installerMode: '',
    bundleMode: '',
    log: 'cdw_install.log',
  }),
};
