import { describe, expect, it } from 'vitest';
import { ADDRESS_HEADER, clientAddress, isLoopback, limitKeyOf } from './address';

describe('the caller’s address', () => {
  it('is the socket’s where no proxy is trusted, whatever the caller claims', () => {
    expect(clientAddress({ remote: '203.0.113.9', forwardedFor: '127.0.0.1', hops: 0 })).toBe('203.0.113.9');
    expect(clientAddress({ remote: '::ffff:203.0.113.9', forwardedFor: undefined, hops: 0 })).toBe(
      '203.0.113.9',
    );
  });

  it('is what the outermost trusted proxy saw', () => {
    const forwardedFor = '127.0.0.1, 198.51.100.7, 10.0.0.2';
    expect(clientAddress({ remote: '10.0.0.1', forwardedFor, hops: 1 })).toBe('10.0.0.2');
    expect(clientAddress({ remote: '10.0.0.1', forwardedFor, hops: 2 })).toBe('198.51.100.7');
    expect(clientAddress({ remote: '10.0.0.1', forwardedFor: undefined, hops: 2 })).toBe('10.0.0.1');
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:7:7::1', '2001:db8:7:7::/64'],
    ['2001:0db8:0007:0007:ffff:1:2:3', '2001:db8:7:7::/64'],
    ['2001:db8::5', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['not an address', 'unknown'],
  ])('%s is counted as %s', (address, key) => {
    expect(limitKeyOf(address)).toBe(key);
  });
});

describe('a person at this machine', () => {
  const from = (address: string, host: string, extra: Record<string, string> = {}) =>
    isLoopback(new Headers({ [ADDRESS_HEADER]: address, host, ...extra }));
  it('comes from loopback and asks for this machine by its name', () => {
    expect(from('127.0.0.1', 'localhost:3000')).toBe(true);
    expect(from('::1', '[::1]:3000')).toBe(true);
    expect(from('127.0.0.1', '127.0.0.1:3000', { 'x-forwarded-for': '127.0.0.1' })).toBe(true);
  });
  it('is not a visitor behind a proxy, a rebound name, or somebody from outside', () => {
    expect(from('127.0.0.1', 'survey.example.com')).toBe(false);
    expect(from('127.0.0.1', 'localhost', { 'x-forwarded-for': '203.0.113.9' })).toBe(false);
    expect(from('127.0.0.1', 'localhost', { forwarded: 'for=203.0.113.9' })).toBe(false);
    expect(from('203.0.113.9', 'localhost')).toBe(false);
    expect(from('', 'localhost')).toBe(false);
  });
});
