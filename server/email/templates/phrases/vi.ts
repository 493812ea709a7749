import type { Phrases } from './type';

/** Vietnamese; says Quý khách. Weekdays are written small within a sentence. */
export const vi: Phrases = {
  day: {
    weekday: [
      'hôm Chủ nhật',
      'hôm thứ Hai',
      'hôm thứ Ba',
      'hôm thứ Tư',
      'hôm thứ Năm',
      'hôm thứ Sáu',
      'hôm thứ Bảy',
    ],
    date: 'ngày {date}',
  },
  subject: {
    purchase: 'Quý khách có hài lòng với đơn hàng {day} không?',
    contact: 'Quý khách có hài lòng với sự hỗ trợ của chúng tôi {day} không?',
    complaint: 'Chúng tôi đã giải quyết được vấn đề của Quý khách chưa?',
    defect_return: 'Việc trả hàng của Quý khách {day} diễn ra thế nào?',
    other_return: 'Việc trả hàng của Quý khách {day} diễn ra thế nào?',
    delivery: 'Việc giao hàng cho Quý khách {day} diễn ra thế nào?',
    visit: 'Chuyến ghé thăm của Quý khách {day} thế nào?',
    other: '{company} đã phục vụ Quý khách {day} thế nào?',
    none: 'Quý khách có hài lòng về chúng tôi không?',
  },
  reminderSubject: 'Nhắc lại: {subject}',
  greets:
    '(?:xin )?(?:kính )?chào(?: (?:buổi (?:sáng|chiều|tối)|bạn|anh|chị|quý khách|quý vị))?|kính (?:gửi|thưa)|thân (?:chào|gửi)|quý khách thân mến',
  greeting: 'Kính chào {name},',
  greetingNameless: 'Kính chào Quý khách,',
  intro: '{company} có một câu hỏi dành cho Quý khách. Chỉ mất chưa đến một phút.',
  reminderIntro:
    'Vài ngày trước, chúng tôi đã gửi đến Quý khách một câu hỏi. Quý khách vẫn còn thời gian để trả lời.',
  button: 'Trả lời',
  choose: 'Vui lòng chọn một số:',
  low: {
    nps: 'Hoàn toàn không có khả năng',
    csat: 'Rất không hài lòng',
    ces: 'Hoàn toàn không đồng ý',
    rating: 'Thấp nhất',
  },
  high: { nps: 'Rất có khả năng', csat: 'Rất hài lòng', ces: 'Hoàn toàn đồng ý', rating: 'Cao nhất' },
  why: {
    purchase: 'Quý khách nhận được thư này vì đã mua hàng tại {company} vào ngày {date}.',
    contact: 'Quý khách nhận được thư này vì đã liên hệ với {company} vào ngày {date}.',
    complaint: 'Quý khách nhận được thư này vì đã báo cho {company} về một vấn đề vào ngày {date}.',
    defect_return: 'Quý khách nhận được thư này vì đã trả lại hàng cho {company} vào ngày {date}.',
    other_return: 'Quý khách nhận được thư này vì đã trả lại hàng cho {company} vào ngày {date}.',
    delivery: 'Quý khách nhận được thư này vì {company} đã giao hàng cho Quý khách vào ngày {date}.',
    visit: 'Quý khách nhận được thư này vì đã ghé thăm {company} vào ngày {date}.',
    other: 'Quý khách nhận được thư này vì đã sử dụng dịch vụ của {company} vào ngày {date}.',
    none: 'Quý khách nhận được thư này vì là khách hàng của {company}.',
  },
  unsubscribe: 'Hủy đăng ký',
  privacy: 'Quyền riêng tư',
  test: 'Thử',
};
