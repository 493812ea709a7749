import { describe, expect, it } from 'vitest';
import { mappingFaults, proposeMapping } from './import-mapping';
import { readInstant, readNumber, rowReader } from './import-row';

describe('proposeMapping', () => {
  it.each([
    ['English', ['Order ID', 'Type', 'Date', 'Customer ID', 'E-mail', 'Total', 'Currency']],
    ['German', ['Bestell-Nr.', 'Art', 'Datum', 'Kundennummer', 'E-Mail-Adresse', 'Betrag', 'Währung']],
    [
      'French',
      ['Numéro de commande', 'Type', 'Date de commande', 'Numéro client', 'Courriel', 'Montant', 'Devise'],
    ],
    [
      'Spanish',
      ['Número de pedido', 'Tipo', 'Fecha', 'ID cliente', 'Correo electrónico', 'Importe', 'Moneda'],
    ],
  ])('understands %s headers', (_, headers) => {
    expect(Object.values(proposeMapping('interactions', headers))).toEqual([
      'id',
      'type',
      'occurredAt',
      'customer.id',
      'customer.email',
      'amount.value',
      'amount.currency',
    ]);
  });

  it('gives every target once and makes the rest attributes', () => {
    expect(proposeMapping('customers', ['id', 'Email', 'Mail', 'Shoe size', 'Total'])).toEqual({
      id: 'id',
      Email: 'email',
      Mail: 'attributes.Mail',
      'Shoe size': 'attributes.Shoe size',
      Total: 'attributes.Total',
    });
  });

  it('says what is missing, strange or mapped twice', () => {
    expect(mappingFaults('interactions', { a: 'id', b: 'id', c: 'colour' }, { type: 'purchase' })).toEqual([
      'Nothing here is called "colour".',
      'Two columns are mapped to "id": keep one.',
      'No column gives "occurredAt".',
      'No column gives "customer.id" or "customer.email".',
    ]);
  });
});

describe('cells', () => {
  const berlin = { timezone: 'Europe/Berlin' };

  it.each([
    ['2026-11-20T10:00:00+01:00', '2026-11-20T10:00:00+01:00'],
    ['2026-11-20 10:00:00+0100', '2026-11-20T10:00:00+01:00'],
    ['2026-11-20 10:00', '2026-11-20T09:00:00.000Z'],
    ['2026-07-20', '2026-07-19T22:00:00.000Z'],
    ['20.11.2026 09:30', '2026-11-20T08:30:00.000Z'],
    ['31.02.2026', '31.02.2026'],
    ['03/04/2026', '03/04/2026'],
    ['yesterday', 'yesterday'],
  ])('reads the time %s', (cell, expected) => {
    expect(readInstant(cell, berlin)).toBe(expected);
  });

  it('reads slashes only in the order that was chosen', () => {
    expect(readInstant('03/04/2026', { ...berlin, dateOrder: 'dmy' })).toBe('2026-04-02T22:00:00.000Z');
    expect(readInstant('03/04/2026', { ...berlin, dateOrder: 'mdy' })).toBe('2026-03-03T23:00:00.000Z');
  });

  it.each([
    ['49.90', 49.9],
    ['49,90', 49.9],
    ['1.234,56 €', 1234.56],
    ['$1,234.56', 1234.56],
    ['1,234', 1234],
    ['1.234', 1.234],
    ['1.234.567', 1234567],
    ["1'234.50 CHF", 1234.5],
    ['-5', -5],
    ['.5', 0.5],
    ['five', 'five'],
    ['1-2', '1-2'],
  ])('reads the number %s', (cell, expected) => {
    expect(readNumber(cell)).toBe(expected);
  });

  it('builds what the API would take', () => {
    const mapping = {
      Nr: 'id',
      Mail: 'customer.email',
      Stadt: 'attributes.a.b',
      Stufe: 'customer.attributes.tier',
      No: '',
    };
    const read = rowReader(['Nr', 'Mail', 'Stadt', 'Stufe', 'No'], {
      kind: 'interactions',
      mapping,
      defaults: { type: 'visit', 'amount.currency': 'EUR' },
      timezone: 'UTC',
    });
    expect(read([' 7 ', 'Ann@Example.com', 'Köln', '', 'x'])).toEqual({
      id: '7',
      type: 'visit',
      customer: { email: 'Ann@Example.com', id: 'ann@example.com' },
      attributes: { 'a.b': 'Köln' },
    });
  });
});
