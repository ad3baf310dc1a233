// The fields of a review that a column may hold, and the words by which exports call them.

export const fields = [
  'text', 'title', 'append', 'append_days', 'stars', 'grade', 'date', 'buyer', 'platform', 'id', 'product_name', 'product_id',
  'variant', 'order_id', 'price', 'currency', 'signed_at', 'images', 'helpful', 'reply', 'reply_date', 'lang',
] as const;
export type Field = (typeof fields)[number];

// Tested against a header in lower case without spaces and punctuation. The order of the fields decides between equals.
const words: Record<Field, { exact: string; part?: string }> = {
  text: {
    exact: '评价内容|评论内容|评价|评论|内容|初评|首评|初评内容|首评内容|评语|评价详情|买家评价|用户评价|商品评价|评价文本|反馈内容|review|reviews|reviewtext|reviewbody|reviewcontent|text|body|content|comment|comments|feedback|message',
    part: '评价内容|评论内容|初次评价|reviewtext|reviewbody|reviewcontent|commenttext',
  },
  title: { exact: '评价标题|评论标题|标题|title|reviewtitle|headline|subject|reviewheadline' },
  append: { exact: '追评|追评内容|追加评价|追加评论|追加内容|追加评价内容|append|followup|followupreview|additionalreview', part: '追评内容|追加评' },
  append_days: { exact: '追评天数|追评间隔|追评间隔天数|appenddays|daysafter' },
  stars: { exact: '星级|评分|星数|打分|分数|评价星级|评价分数|商品评分|用户评分|stars|star|rating|score|starrating|reviewrating|overall|ratingvalue', part: '星级|评分|starrating' },
  grade: { exact: '评价等级|评价类型|评价结果|好中差评|好中差|评价级别|等级|grade|sentiment|result|level', part: '好评差评|评价等级' },
  date: { exact: '评价时间|评论时间|评价日期|评论日期|时间|日期|创建时间|发布时间|发表时间|提交时间|date|time|reviewdate|reviewtime|createdat|created|createtime|timestamp|publishedat|submittedat|postedat', part: '评价时间|评论时间|评价日期|reviewdate' },
  buyer: { exact: '买家|买家昵称|买家会员名|用户|用户名|用户昵称|昵称|会员名|会员|客户|客户名|评价人|评论人|顾客|buyer|buyername|reviewer|reviewername|author|user|username|customer|customername|nickname|name', part: '买家昵称|买家会员|用户昵称' },
  platform: { exact: '平台|渠道|来源|来源平台|店铺平台|销售平台|platform|source|marketplace|channel|site' },
  id: { exact: '评价编号|评价id|评论id|评论编号|评价单号|编号|序号|id|reviewid|commentid|no' },
  product_name: { exact: '商品名称|商品标题|商品|商品名|宝贝标题|宝贝名称|宝贝|产品|产品名称|品名|product|productname|producttitle|item|itemname|itemtitle', part: '商品名称|商品标题|宝贝标题' },
  product_id: { exact: '商品id|商品编号|商品编码|宝贝id|产品编号|货号|sku|skuid|spu|spuid|asin|itemid|productid|商家编码' },
  variant: { exact: '规格|商品规格|规格型号|sku属性|商品属性|属性|颜色|尺码|款式|variant|variation|option|style|color|colour|size', part: '规格' },
  order_id: { exact: '订单号|订单编号|订单id|主订单号|子订单号|交易号|orderid|ordernumber|orderno|order', part: '订单号|订单编号' },
  price: { exact: '实付金额|实付|价格|单价|金额|订单金额|成交金额|支付金额|成交价|售价|price|amount|total|orderprice|itemprice|ordertotal', part: '实付金额|订单金额|支付金额' },
  currency: { exact: '币种|货币|currency' },
  signed_at: { exact: '签收时间|收货时间|确认收货时间|签收日期|signedat|deliveredat|deliverydate' },
  images: { exact: '晒图数|图片数|图片数量|图片|晒图|评价图片|晒单图片|images|imagecount|photos|pictures|imageurls', part: '图片' },
  helpful: { exact: '有用数|有用|点赞数|点赞|赞|赞同数|helpful|helpfulvotes|votes|likes|helpfulcount|useful' },
  reply: { exact: '商家回复|卖家回复|回复内容|回复|商家解释|卖家解释|解释|解释内容|店铺回复|客服回复|reply|response|sellerreply|sellerresponse|merchantreply|ownerresponse', part: '商家回复|卖家回复|回复内容|sellerreply' },
  reply_date: { exact: '回复时间|回复日期|解释时间|replydate|replytime|responsedate|repliedat' },
  lang: { exact: '语言|语种|lang|language|locale' },
};

const patterns = new Map(fields.map((field) => [field, {
  exact: new RegExp(`^(?:${words[field].exact})$`, 'u'),
  part: words[field].part ? new RegExp(words[field].part, 'u') : null,
}]));

/** 2 when the header is one of the field's names, 1 when it holds one, 0 when neither. */
export function headerScore(header: string, field: Field): 0 | 1 | 2 {
  const plain = header.normalize('NFKC').toLowerCase().replaceAll(/[\s_\-./:：()[\]【】*"'\ufeff]+/gu, '');
  const pattern = patterns.get(field);
  if (!pattern || plain === '') return 0;
  if (pattern.exact.test(plain)) return 2;
  return pattern.part?.test(plain) ? 1 : 0;
}
