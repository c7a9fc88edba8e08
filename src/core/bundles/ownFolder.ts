// What a run script does in the bundle’s folder first, whatever it is called by. It refuses as SHELL_SECRETS has it.

/** Goes to the folder that the script lies in. POSIX shell. */
export const ENTER_OWN_FOLDER = `case $0 in
  /*) cdcerts_folder=\${0%/*} ;;
  */*) cdcerts_folder=./\${0%/*} ;;
  *) cdcerts_folder=. ;;
esac
cd "$cdcerts_folder/" || cdcerts_refuse 'the folder of this script cannot be entered'
`;

/** Holds the files against the sums that they were built with, where the machine has the program for it. */
export const CHECK_SUMS = `if command -v sha256sum >/dev/null 2>&1; then
  sha256sum -c SHA256SUMS >/dev/null 2>&1 || cdcerts_refuse 'a file is not as it was built: see sha256sum -c SHA256SUMS'
fi
`;
