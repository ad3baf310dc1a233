// The goods of the demo shop: what each is called, its variants, its price and the colour of its picture.

export const shopName = '山前小铺';

export const products = {
  fan: { id: '68120001', name: '桌面静音小风扇 USB充电款 四档风力', variants: ['月白', '松石绿', '樱粉'], price: '89.00', hue: 190, mark: '扇' },
  buds: { id: '68120002', name: '半入耳式无线蓝牙耳机 通话降噪', variants: ['曜黑', '云白'], price: '199.00', hue: 230, mark: '耳' },
  tee: { id: '68120003', name: '260克重磅纯棉短袖T恤 宽松男女同款', variants: ['白色 M', '白色 L', '藏青 L', '藏青 XL', '豆绿 M'], price: '79.00', hue: 150, mark: '衣' },
  orange: { id: '68120004', name: '现摘赣南脐橙 净重9斤装', variants: ['中果 9斤', '大果 9斤'], price: '49.90', hue: 30, mark: '橙' },
  bag: { id: '68120005', name: '头层牛皮通勤托特包 大容量单肩', variants: ['焦糖', '黑色', '燕麦'], price: '459.00', hue: 20, mark: '包' },
  blender: { id: '68120006', name: '静音破壁机 1.75L 热烘除菌', variants: ['标准款', '双杯款'], price: '329.00', hue: 265, mark: '机' },
  cleanser: { id: '68120007', name: '氨基酸温和洁面乳 120g', variants: ['单支', '两支装'], price: '68.00', hue: 170, mark: '洁' },
  pillow: { id: '68120008', name: '慢回弹记忆棉护颈枕', variants: ['低枕 8cm', '高枕 11cm'], price: '129.00', hue: 210, mark: '枕' },
  blocks: { id: '68120009', name: '城市消防站积木 682颗粒 6岁以上', variants: ['彩盒装'], price: '169.00', hue: 5, mark: '玩' },
  fryer: { id: '68120010', name: '可视空气炸锅 5L 免翻面', variants: ['雅黑', '米白'], price: '299.00', hue: 45, mark: '锅' },
  lamp: { id: '68120011', name: '全光谱客厅吸顶灯 三色调光 含上门安装', variants: ['圆形 50cm', '方形 90cm'], price: '359.00', hue: 52, mark: '灯' },
  nuts: { id: '68120012', name: '每日坚果礼盒 30包 750g', variants: ['原味', '混合果干'], price: '138.00', hue: 35, mark: '果' },
  shoes: { id: '68120013', name: '轻量缓震跑步鞋 透气网面', variants: ['黑 41', '黑 42', '灰蓝 38', '灰蓝 43'], price: '369.00', hue: 250, mark: '鞋' },
  lock: { id: '68120014', name: '全自动指纹智能门锁 含上门安装', variants: ['古铜', '星空黑'], price: '1299.00', hue: 340, mark: '锁' },
  quilt: { id: '68120015', name: '60支长绒棉四件套 床单款', variants: ['1.5m床 雾蓝', '1.8m床 浅杏'], price: '299.00', hue: 280, mark: '被' },
  pan: { id: '68120016', name: '无涂层精铁炒锅 32cm 平底', variants: ['单锅', '带盖'], price: '159.00', hue: 100, mark: '铁' },
};
