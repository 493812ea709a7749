import type { Phrases } from './type';

/** Indonesian; says Anda. */
export const id: Phrases = {
  day: { weekday: 'pada hari {weekday}', date: 'pada {date}' },
  subject: {
    purchase: 'Bagaimana pesanan Anda {day}?',
    contact: 'Bagaimana bantuan kami {day}?',
    complaint: 'Apakah masalah Anda sudah kami selesaikan?',
    defect_return: 'Bagaimana proses pengembalian Anda {day}?',
    other_return: 'Bagaimana proses pengembalian Anda {day}?',
    delivery: 'Bagaimana pengiriman pesanan Anda {day}?',
    visit: 'Bagaimana kunjungan Anda {day}?',
    other: 'Bagaimana layanan {company} {day}?',
    none: 'Bagaimana pendapat Anda tentang kami?',
  },
  reminderSubject: 'Pengingat: {subject}',
  greets: 'halo|hai|yth\\.?|yang terhormat|kepada yth\\.?|salam|selamat (?:pagi|siang|sore|malam|datang)',
  greeting: 'Halo {name},',
  greetingNameless: 'Halo,',
  intro: 'Satu pertanyaan dari {company}. Tidak sampai satu menit.',
  reminderIntro:
    'Beberapa hari lalu kami mengajukan satu pertanyaan kepada Anda. Anda masih dapat menjawabnya.',
  button: 'Jawab',
  choose: 'Silakan pilih angka:',
  low: {
    nps: 'Sama sekali tidak mungkin',
    csat: 'Sangat tidak puas',
    ces: 'Sangat tidak setuju',
    rating: 'Terendah',
  },
  high: { nps: 'Sangat mungkin', csat: 'Sangat puas', ces: 'Sangat setuju', rating: 'Tertinggi' },
  why: {
    purchase: 'Anda menerima email ini karena Anda berbelanja di {company} pada {date}.',
    contact: 'Anda menerima email ini karena Anda menghubungi {company} pada {date}.',
    complaint: 'Anda menerima email ini karena Anda melaporkan masalah kepada {company} pada {date}.',
    defect_return: 'Anda menerima email ini karena Anda mengembalikan barang ke {company} pada {date}.',
    other_return: 'Anda menerima email ini karena Anda mengembalikan barang ke {company} pada {date}.',
    delivery: 'Anda menerima email ini karena Anda menerima kiriman dari {company} pada {date}.',
    visit: 'Anda menerima email ini karena Anda mengunjungi {company} pada {date}.',
    other: 'Anda menerima email ini karena Anda menggunakan layanan {company} pada {date}.',
    none: 'Anda menerima email ini karena Anda adalah pelanggan {company}.',
  },
  unsubscribe: 'Berhenti berlangganan',
  privacy: 'Privasi',
  test: 'Uji coba',
};
