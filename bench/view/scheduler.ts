import { ResourceSource } from '../../src/fhir/resource-source.js';
import '../../src/define.js';
import type { Contender } from './contender.js';

export const scheduler: Contender = {
  mount(place, resources) {
    const element = document.createElement('smart-scheduler');
    element.sources = [new ResourceSource(resources)];
    element.setAttribute('return-url', '/');
    place.append(element);
  },
  hasTimes: (place) => !!place.firstElementChild?.shadowRoot?.querySelector('[part~=slot]'),
};
