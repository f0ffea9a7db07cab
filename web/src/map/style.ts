import type { StyleSpecification } from 'maplibre-gl';
import type { Land } from './land';

export const colours = { flow: '#0b5c8f', people: '#d9792b', short: '#8a1c3b', land: '#f6f2e9', water: '#dbe6ea', border: '#cfc7b6', ink: '#14232e' };

const nothing = { type: 'FeatureCollection' as const, features: [] };

/** The map: land, borders, flows and people. It asks for no tile, sprite or glyph: names are drawn with the fonts of the page. */
export function styleOf(land: Land): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: land.countries },
      borders: { type: 'geojson', data: land.borders },
      flows: { type: 'geojson', data: nothing },
      people: { type: 'geojson', data: nothing },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': colours.water } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colours.land, 'fill-antialias': true } },
      { id: 'coast', type: 'line', source: 'land', paint: { 'line-color': '#b9c7cc', 'line-width': 0.7 } },
      { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': colours.border, 'line-width': 0.9, 'line-dasharray': [3, 2] } },
      {
        id: 'flows',
        type: 'line',
        source: 'flows',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': ['case', ['get', 'back'], '#6b5b95', colours.flow], 'line-width': ['interpolate', ['linear'], ['zoom'], 2, ['*', 0.6, ['number', ['feature-state', 'width'], 0]], 3.6, ['number', ['feature-state', 'width'], 0], 7, ['*', 1.6, ['number', ['feature-state', 'width'], 0]]], 'line-opacity': ['case', ['==', ['number', ['feature-state', 'width'], 0], 0], 0, ['get', 'air'], 0.24, ['interpolate', ['linear'], ['number', ['feature-state', 'perDay'], 0], 3, 0.3, 300, 0.7]] },
      },
      {
        id: 'people',
        type: 'circle',
        source: 'people',
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 2, ['*', 0.5, ['number', ['feature-state', 'radius'], 0]], 3.6, ['number', ['feature-state', 'radius'], 0], 7, ['*', 1.7, ['number', ['feature-state', 'radius'], 0]]],
          'circle-color': ['match', ['get', 'kind'], ['origin', 'destination'], '#ffffff', colours.people],
          'circle-opacity': ['match', ['get', 'kind'], ['origin', 'destination'], 0.9, 0.62],
          'circle-stroke-color': ['case', ['boolean', ['feature-state', 'chosen'], false], colours.ink, ['boolean', ['feature-state', 'short'], false], colours.short, ['match', ['get', 'kind'], ['origin', 'destination'], colours.flow, '#a44f12']],
          'circle-stroke-width': ['case', ['boolean', ['feature-state', 'chosen'], false], 3, ['boolean', ['feature-state', 'short'], false], 2.4, 1],
        },
      },
    ],
  };
}
