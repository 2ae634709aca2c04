//! The enumerations of the package and the words that the CSV files use for them.

/// Declares an enumeration of the package with the words the CSV files use for it.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        /// The first word: what a reader goes on with after a fault.
        impl Default for $name {
            fn default() -> Self {
                Self::ALL[0]
            }
        }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for this value in the CSV files and in the URL.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value that `word` stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }
    };
}

words! {
    /// What an area is in the package. The words are those of a province; [`AreaKind::ROLES`] are those of any package.
    AreaKind {
        /// A larger one that the whole is compared with: of a province, the nation.
        Context = "nation",
        /// What the package is about.
        Whole = "province",
        /// A part of the whole, with a tile.
        Part = "city",
        /// A partner with a tile, never counted among the parts: of Guangdong, Hong Kong and Macao.
        Partner = "sar",
        /// Another territory that figures are about. Not a part: the border of a customs district differs.
        Other = "customs_district",
    }
}

impl AreaKind {
    /// The words of any package, in the order of [`AreaKind::ALL`].
    pub const ROLES: [&str; 5] = ["context", "whole", "part", "partner", "other"];

    /// The value of a cell: a word of either kind.
    pub fn from_cell(cell: &str) -> Option<Self> {
        let role = || Self::ROLES.iter().zip(Self::ALL).find(|(role, _)| **role == cell);
        Self::from_word(cell).or_else(|| role().map(|(_, kind)| *kind))
    }
}

words! {
    /// The two lists of an edition.
    ListKind {
        /// 十大事件.
        Event = "event",
        /// 基层改革创新举措.
        Measure = "measure",
    }
}

words! {
    /// How an area takes part in an entry.
    AreaRelation {
        /// It happens there, or its body sits there.
        Place = "place",
        /// Hong Kong or Macao, named as a partner.
        Partner = "partner",
    }
}

words! {
    /// What a fact is about.
    FactScope {
        /// The listed entry itself.
        Direct = "direct",
        /// Background: never shown as a result of the entry.
        Context = "context",
        /// Only restates the official title.
        Title = "title",
    }
}

words! {
    /// How exact a figure is.
    Qualifier {
        /// As counted.
        Exact = "exact",
        /// Rounded by the source.
        Rounded = "rounded",
        /// 约.
        About = "about",
        /// 超, 逾, 余, 突破: a lower bound.
        MoreThan = "more_than",
        /// 以上, 不少于: a lower bound that counts itself.
        AtLeast = "at_least",
        /// 近: just below.
        Nearly = "nearly",
    }
}

words! {
    /// SDMX observation status.
    Status {
        /// Normal.
        Normal = "A",
        /// A different definition begins with this period.
        Break = "B",
        /// The definition differs from the indicator's name.
        Differs = "D",
        /// Not published: looked for, not found.
        NotPublished = "M",
        /// Low reliability.
        LowReliability = "U",
    }
}

words! {
    /// What a figure of an indicator measures.
    Measure {
        /// What happened in the period.
        Flow = "flow",
        /// What there was at the end of the period.
        Stock = "stock",
        /// What has added up since the beginning.
        Cumulative = "cumulative",
    }
}

words! {
    /// Where the words of a source were read.
    Standing {
        /// On the site of the body that says it.
        Official = "official",
        /// In a newspaper or agency report.
        Press = "press",
        /// In a copy of an official page.
        CopyOfOfficial = "copy_of_official",
        /// In a copy of a report.
        Copy = "copy",
    }
}

words! {
    /// What a line of the release notes tells.
    ChangeKind {
        /// New in this release.
        Added = "added",
        /// Was wrong before.
        Corrected = "corrected",
        /// No longer in the package.
        Removed = "removed",
        /// Known to be missing.
        KnownGap = "known_gap",
    }
}

words! {
    /// What kind of figure a unit counts.
    UnitKind {
        /// Whole things.
        Count = "count",
        /// Money.
        Currency = "currency",
        /// A quotient.
        Ratio = "ratio",
    }
}

words! {
    /// What a node of a mechanism is.
    Lane {
        /// Who acts.
        Actor = "actor",
        /// What happens.
        Step = "step",
        /// What comes of it, or is aimed at.
        Outcome = "result",
    }
}

words! {
    /// Whether the source says who or what a node is.
    Naming {
        /// It does.
        Named = "named",
        /// There must be something, but the source does not name it.
        NotNamed = "not_named",
    }
}

words! {
    /// What a link of a mechanism says.
    LinkKind {
        /// An actor does it.
        Acts = "acts",
        /// The next step.
        Then = "then",
        /// A step has a result.
        Gives = "gives",
        /// Leads back to an earlier node.
        Back = "back",
        /// The two belong together; no order is stated.
        Beside = "beside",
    }
}

words! {
    /// Which number of an edition.
    EditionColumn {
        /// How many were submitted.
        Submissions = "submissions",
        /// How many events are listed.
        Events = "events",
        /// How many measures are listed.
        Measures = "measures",
        /// The how-manieth year in a row.
        Consecutive = "consecutive",
    }
}

words! {
    /// What two entries of different editions have in common.
    RelationKind {
        /// The place.
        Place = "place",
        /// The body that acts.
        Body = "body",
        /// The mechanism.
        Mechanism = "mechanism",
        /// Only the subject.
        Subject = "subject",
    }
}
