/** What a page cannot reach is nobody's documentation. */
const publicOnly = {
  name: 'public-only',
  /** @param {{ customElementsManifest: { modules: { declarations?: { members?: { privacy?: string }[] }[] }[] } }} options */
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of customElementsManifest.modules.flatMap(
      ({ declarations = [] }) => declarations,
    )) {
      const isPublic = ({ privacy = 'public' }) => privacy === 'public';
      if (declaration.members) declaration.members = declaration.members.filter(isPublic);
    }
  },
};

export default {
  globs: ['src/*.ts'],
  outdir: '.',
  litelement: true,
  plugins: [publicOnly],
};
