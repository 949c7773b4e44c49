/** Entry → npm `yinyom/tag-manager`: what Google Tag Manager imports so that its tags follow the visitor's decision. */
export { type Container, type ContainerOptions, tagManagerContainer } from './tag-manager/container.ts';
export { tagManagerTemplate } from './tag-manager/template.ts';
