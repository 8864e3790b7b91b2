//! `--help`

/// What the program can do, for people.
pub(super) const TEXT: &str = "\
岁稿 annual-summary：年度工作总结的起草与公文排版

用法：
  annual-summary [文稿]
      打开编辑窗口；文稿可以是.ron、.docx或.txt，--sample 打开内置样稿
  annual-summary new [--template 模板] [--organ 单位] [--year 年份] -o 文稿.ron
      由模板新建文稿；另有 --organ-short 简称、--superior 上级机关；--sample 取内置样稿
  annual-summary new --from 去年文稿 [--year 年份] -o 文稿.ron
      沿用去年的文稿（.ron、.docx或.txt）：更新年份，列出保留的和要核对的；去年的打算成为待回应事项
  annual-summary import 原稿.(docx|txt) -o 文稿.ron
      导入Word文档（.docx）或纯文本（UTF-8、UTF-16、GB18030），并说明识别出了什么
  annual-summary export 文稿 -o 输出.(pdf|docx|txt) [--profile 版式] [--allow-missing-glyphs]
      导出；文稿可以是.ron、.docx或.txt，也可用 --sample 代替文稿名，取内置样稿
      --font 用途=字体名    指定某一用途的字体（可多次），用途见 annual-summary fonts
      --pdfa 2a|1b          PDF存档级别，默认2a
  annual-summary check 文稿… [--last-year 去年文稿] [--format text|json]
      核对数字、序号、标点等；可一次核对多个文稿，也可用 --sample 代替；json每个文稿一行
  annual-summary templates    列出模板
  annual-summary profiles     列出版式
  annual-summary fonts        列出内置字体和本机可用的字体
  annual-summary --version    显示版本

退出码：0 完成；1 核对发现问题；2 用法不对或文件无法读取；3 无法写入或没有显示器
环境变量 SOURCE_DATE_EPOCH 固定PDF里的日期
";
