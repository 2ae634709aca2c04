//! The page: one file per card or control.
//!
//! Owns: what is on the screen and which choice each control makes. Event -> [`Atlas::choose`] -> view state ->
//! address and memos -> cards. Components hold no arithmetic: numbers come from `query` and `statistics`, words
//! from `locale`.
//!
//! The main part is built anew when the language changes, so components below [`app::App`] read the language once;
//! the header stays, and with it the focus.

mod about;
mod about_lists;
mod active_filters;
mod address_bar;
mod app;
mod arrivals;
mod atlas;
mod back_to_all;
mod built_rows;
mod card_actions;
mod chart_canvas;
mod chart_card;
mod chart_hand;
mod chart_picture;
mod chart_walk;
mod colophon;
mod comparison;
mod data_table;
mod data_view;
mod desk;
mod dictionary;
mod disclosure;
mod dynamic;
mod embed_button;
mod embed_code;
mod embed_foot;
mod empty_result;
mod entry_facts;
mod entry_item;
mod entry_list;
mod entry_row;
mod entry_ties;
mod entry_view;
mod facet_group;
mod figure_view;
mod figures;
mod filters;
mod grid_card;
mod grid_legend;
mod grid_metric;
mod grid_table;
mod grid_tiles;
mod header;
mod headline;
mod held;
mod kept;
#[cfg(feature = "opening")]
mod kept_keeper;
#[cfg(feature = "opening")]
mod kept_package;
#[cfg(feature = "opening")]
mod kept_state;
mod kiosk;
mod kiosk_bar;
mod kiosk_health;
mod kiosk_question;
mod lazy;
mod long_list;
mod long_list_going;
mod long_list_head;
mod long_list_return;
mod long_list_rows;
mod long_list_scroll;
mod marked_text;
mod mechanism_concerns;
mod mechanism_diagram;
mod mechanism_editions;
mod mechanism_links;
mod mechanism_node;
mod mechanism_outline;
mod mechanism_tale;
mod mechanisms_view;
mod nav;
mod notice;
mod open_package;
#[cfg(feature = "opening")]
mod opened_bar;
#[cfg(feature = "opening")]
mod opening_faults;
#[cfg(feature = "opening")]
mod opening_panel;
#[cfg(feature = "opening")]
mod opening_stage;
mod own_copy;
mod package_arrivals;
mod release_notes;
mod saving;
mod search_box;
mod slots;
mod source_line;
mod source_list;
mod source_panel;
mod source_uses;
mod state_parts;
mod statistics_view;
mod steps;
mod switch;
mod table_browser;
mod table_cell;
mod table_link;
mod table_rows;
mod taking;
mod text;
mod text_index;
mod tile;

pub use app::mount;
pub use atlas::Atlas;
