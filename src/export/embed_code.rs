//! The code that puts a part of the page on somebody's page: a `div` with the script that keeps its frame as high as its
//! content, or a plain frame of a fixed height. Nothing in it needs inline styles.

use super::html::escape;

/// A frame to be.
#[derive(Clone, Copy, Debug)]
pub struct EmbedCode<'a> {
    /// Address of the page without its hash.
    pub address: &'a str,
    /// Hash of what the frame shows, with `mode=embed`.
    pub hash: &'a str,
    /// What the frame is called.
    pub title: &'a str,
    /// Tag of the language of that.
    pub language: &'a str,
    /// Width in CSS pixels; `None` is the whole width there is.
    pub width: Option<u32>,
    /// Height at first, or for good.
    pub height: u32,
    /// Whether the height follows the content.
    pub is_auto: bool,
}

impl EmbedCode<'_> {
    /// A frame, without or with the script.
    pub fn html(&self) -> String {
        let frame = self.frame();
        match self.is_auto {
            true => format!("<iframe data-guangdong-ip-atlas {frame}\n{}", self.script()),
            false => format!("<iframe {frame}"),
        }
    }

    /// A `div` that the script fills with the same frame; without the script it is a link.
    pub fn div(&self) -> String {
        let hash = self.hash.split('&').filter(|part| *part != "mode=embed").collect::<Vec<_>>().join("&");
        // The script looks for the page beside itself.
        let source = match self.address.ends_with('/') {
            true => String::new(),
            false => format!(" data-src=\"{}\"", escape(self.address)),
        };
        let width = self.width.map_or(String::new(), |width| format!(" data-width=\"{width}\""));
        format!(
            "<div data-guangdong-ip-atlas=\"{hash}\"{source} data-title=\"{title}\"{width} data-height=\"{height}\"><a href=\"{address}#{hash}\">{title}</a></div>\n{script}",
            hash = escape(&hash),
            title = escape(self.title),
            height = self.height,
            address = escape(self.address),
            script = self.script(),
        )
    }

    fn script(&self) -> String {
        // A query may hold slashes, too.
        let path = self.address.split('?').next().unwrap_or_default();
        let folder = path.rfind('/').and_then(|slash| path.get(..=slash)).unwrap_or_default();
        format!("<script async src=\"{}embed.js\"></script>", escape(folder))
    }

    fn frame(&self) -> String {
        format!(
            "src=\"{}\" title=\"{}\" lang=\"{}\" width=\"{}\" height=\"{}\" frameborder=\"0\" loading=\"lazy\" allow=\"clipboard-write; fullscreen\"></iframe>",
            escape(&format!("{}#{}", self.address, self.hash)),
            escape(self.title),
            self.language,
            self.width.map_or("100%".to_string(), |width| width.to_string()),
            self.height
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: EmbedCode<'_> = EmbedCode {
        address: "https://a.gd.gov.cn/atlas/",
        hash: "card=grid&lang=en&mode=embed",
        title: "The \"grid\" <of> cities & more",
        language: "en",
        width: None,
        height: 600,
        is_auto: false,
    };

    // F21
    #[test]
    fn a_frame_has_title_lazy_loading_width_height_and_permissions() {
        let code = CODE.html();
        assert_eq!(
            code,
            "<iframe src=\"https://a.gd.gov.cn/atlas/#card=grid&amp;lang=en&amp;mode=embed\" title=\"The &quot;grid&quot; &lt;of&gt; cities &amp; more\" lang=\"en\" width=\"100%\" height=\"600\" frameborder=\"0\" loading=\"lazy\" allow=\"clipboard-write; fullscreen\"></iframe>"
        );
        let auto = EmbedCode { is_auto: true, width: Some(640), ..CODE }.html();
        assert!(auto.starts_with("<iframe data-guangdong-ip-atlas src="));
        assert!(auto.contains(" width=\"640\" "));
        assert!(auto.ends_with("\n<script async src=\"https://a.gd.gov.cn/atlas/embed.js\"></script>"));
    }

    #[test]
    fn a_div_names_the_page_only_where_it_does_not_lie_beside_the_script() {
        let code = CODE.div();
        assert!(code.starts_with("<div data-guangdong-ip-atlas=\"card=grid&amp;lang=en\" data-title="), "{code}");
        assert!(code.contains("<a href=\"https://a.gd.gov.cn/atlas/#card=grid&amp;lang=en\">The &quot;grid&quot;"));
        let file =
            EmbedCode { address: "https://a.gd.gov.cn/x/guangdong-ip-atlas.html", width: Some(640), ..CODE }.div();
        assert!(file.contains(" data-src=\"https://a.gd.gov.cn/x/guangdong-ip-atlas.html\" "));
        assert!(file.contains(" data-width=\"640\" "));
        assert!(file.ends_with("src=\"https://a.gd.gov.cn/x/embed.js\"></script>"));
    }
}
